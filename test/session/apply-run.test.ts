import { beforeEach, describe, expect, it } from 'vitest';
import { subscriptionId, tenant } from '../fixtures/documents.ts';
import { HERE } from '../partner-center/apply/apply-stage.ts';
import { to } from '../partner-center/apply/build-row.ts';
import { clientOf } from '../partner-center/client/client-of.ts';
import { until } from '../until.ts';
import { type ApplyWorld, all, applyWorld, reportOf, reviewIn } from './apply-world.ts';

let standIn: ApplyWorld['standIn'];
let saved: ApplyWorld['saved'];
let openPage: ApplyWorld['openPage'];

beforeEach(async () => {
  ({ standIn, saved, openPage } = await applyWorld());
});

describe('a run', () => {
  it('is taken up by a page that finds it interrupted, once somebody is signed in', async () => {
    const { session, apply } = await openPage();
    await apply.compare(all);
    standIn.latencyInMs = 50;
    await apply.confirm();
    await until(() => expect(standIn.journal.length).toBeGreaterThan(3));
    apply.dispose();
    const later = await openPage(session, false);
    expect((await reportOf(later.apply, 'running')).counts.waiting).toBeGreaterThan(0);
    later.partnerCenter.value = clientOf(standIn);
    expect((await reportOf(later.apply, 'done')).counts).toMatchObject({ written: 2, waiting: 0 });
    expect([1, 2].map((n) => standIn.writesOf(subscriptionId(n)))).toEqual([1, 1]);
  });

  it('waits for its own tenant where somebody is signed in to another', async () => {
    const { session, apply } = await openPage(undefined, true);
    await apply.compare(all);
    standIn.latencyInMs = 50;
    await apply.confirm();
    await until(() => expect(standIn.journal.length).toBeGreaterThan(3));
    apply.dispose();
    standIn.latencyInMs = 0;
    const later = await openPage(session, false);
    later.signedInTo.value = { ...HERE, cloud: 'usGovernment' };
    later.partnerCenter.value = clientOf(standIn);
    const fault = { reason: 'otherTenant', tenant: HERE.tenantId };
    expect((await reportOf(later.apply, 'paused')).run.standing).toMatchObject({ fault });
    later.signedInTo.value = HERE;
    await later.apply.goOn();
    expect((await reportOf(later.apply, 'done')).counts).toMatchObject({ written: 2, waiting: 0 });
  });

  it('stops and goes on', async () => {
    const { apply } = await openPage();
    await apply.compare(all);
    standIn.latencyInMs = 50;
    await apply.confirm();
    await until(() => expect(standIn.journal.length).toBeGreaterThan(3));
    await apply.stop();
    await reportOf(apply, 'stopped');
    await apply.goOn();
    expect((await reportOf(apply, 'done')).counts).toMatchObject({ written: 2 });
  });

  it('pauses with the reason, and goes on', async () => {
    const { apply } = await openPage();
    await apply.compare(all);
    standIn.strikes.push({ name: 'expiredToken', method: 'PUT' });
    await apply.confirm();
    expect((await reportOf(apply, 'paused')).run.standing).toMatchObject({ fault: { reason: 'signedOut' } });
    await apply.goOn();
    expect((await reportOf(apply, 'done')).counts).toMatchObject({ written: 2 });
  });

  it('is put back by another that is reviewed like it', async () => {
    const { apply } = await openPage();
    await apply.compare(all);
    await apply.confirm();
    await reportOf(apply, 'done');
    apply.putBack();
    expect(reviewIn(apply)).toMatchObject({
      kind: 'putBack',
      count: 2,
      changes: [{ before: to(3), after: to(2) }, {}],
    });
    await apply.confirm();
    await until(() =>
      expect(apply.report.value).toMatchObject({ run: { kind: 'putBack', standing: { state: 'done' } } }),
    );
    expect([1, 2].map((n) => standIn.book.contacts.get(subscriptionId(n)))).toEqual([to(2), to(2)]);
  });

  it('is put back, and a comparison that went on is let go', async () => {
    const { apply } = await openPage();
    await apply.compare(all);
    await apply.confirm();
    await reportOf(apply, 'done');
    const comparing = apply.compare(all);
    apply.putBack();
    await comparing;
    expect(reviewIn(apply).kind).toBe('putBack');
  });

  it('is put back in its own tenant alone', async () => {
    const { apply, signedInTo } = await openPage();
    await apply.compare(all);
    await apply.confirm();
    await reportOf(apply, 'done');
    signedInTo.value = { ...HERE, tenantId: tenant(8) };
    apply.putBack();
    expect(await apply.confirm()).toBe(false);
    expect(apply.view.value).toMatchObject({ state: 'notBegun', fault: { reason: 'otherTenant' } });
    expect(apply.report.value).toMatchObject({ run: { kind: 'apply' } });
  });
});

describe('its files', () => {
  it('tell row for row, and nothing that a spreadsheet would run', async () => {
    const { apply } = await openPage();
    await apply.compare(all);
    apply.saveReview();
    standIn.strikes.push({ name: 'suspended', method: 'PUT', path: new RegExp(subscriptionId(1)) });
    await apply.confirm();
    await reportOf(apply, 'done');
    apply.saveReport();
    const [review = '', report = ''] = await Promise.all(saved.map(({ text }) => text));
    expect(saved.map(({ name }) => name.replace(/\d{4}-\d\d-\d\d/, 'DAY'))).toEqual([
      'partner-center-review-DAY.csv',
      'partner-center-report-DAY.csv',
    ]);
    expect(review.match(/,waiting,/g)).toHaveLength(2);
    expect(report).toContain(`${tenant(9)},'=Northwind,${subscriptionId(2)},Offer 2,written,`);
    expect(report).toMatch(
      /Offer 1,refused,notUpdatable,400,800091,Can't update a subscription with suspended status,/,
    );
    expect(report).toMatch(/Offer 3,notSupported,newCommerce,,,,,/);
  });
});
