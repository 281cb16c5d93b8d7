import { beforeEach, describe, expect, it } from 'vitest';
import { putAddress } from '../../lib/db/address.ts';
import { diffCustomer, diffPartner } from '../../lib/log/diff.ts';
import { readApplyRun } from '../../lib/partner-center/apply/apply-run.ts';
import { announceSyncStatus } from '../../lib/workspace/sync/sync-status.ts';
import { subscriptionId, tenant } from '../fixtures/documents.ts';
import { HERE } from '../partner-center/apply/apply-stage.ts';
import { until } from '../until.ts';
import { type ApplyWorld, all, applyWorld, customersWith, partners, reportOf, reviewIn } from './apply-world.ts';
import { write } from './memory-session.ts';
import { sharedSession } from './shared-session.ts';

let standIn: ApplyWorld['standIn'];
let openPage: ApplyWorld['openPage'];

beforeEach(async () => {
  ({ standIn, openPage } = await applyWorld());
});

describe('confirming', () => {
  it('writes all, reports it, and keeps the report for the next page', async () => {
    const { session, apply, onGoing } = await openPage();
    await apply.compare(all);
    expect(await apply.confirm()).toBe(true);
    const { run, counts } = await reportOf(apply, 'done');
    expect(run).toMatchObject({ kind: 'apply', by: 'Kim', total: 2 });
    expect(counts).toMatchObject({ written: 2, notSupported: 1, waiting: 0 });
    expect(onGoing).toHaveBeenCalled();
    apply.dispose();
    const again = await openPage(session);
    expect((await reportOf(again.apply, 'done')).rows).toHaveLength(3);
  });

  it('writes nothing when a designation changed here since, and compares again', async () => {
    const { session, apply } = await openPage();
    await apply.compare(all);
    const [first] = customersWith(3);
    const changed = { ...first, subscriptions: customersWith(2)[0]?.subscriptions ?? [] };
    await write(session.db, [first && diffCustomer(first, { ...first, ...changed })]);
    expect(await apply.confirm()).toBe(false);
    expect(apply.view.value).toMatchObject({ state: 'stale', names: ['Customer 8'] });
    await apply.again();
    expect(reviewIn(apply)).toMatchObject({ count: 1, alreadySo: 1 });
  });

  it('in two pages at once begins one run, and tells the other page', async () => {
    const one = await openPage();
    const other = await openPage(one.session);
    await Promise.all([one.apply.compare(all), other.apply.compare(all)]);
    standIn.latencyInMs = 50;
    const begun = await Promise.all([one.apply.confirm(), other.apply.confirm()]);
    expect(begun.toSorted()).toEqual([false, true]);
    const [loser, winner] = begun[0] ? [other, one] : [one, other];
    expect(loser.apply.view.value).toEqual({ state: 'notBegun' });
    expect(await reportOf(winner.apply, 'done')).toMatchObject({ run: { total: 2 }, counts: { written: 2 } });
    expect([1, 2].map((n) => standIn.writesOf(subscriptionId(n)))).toEqual([1, 1]);
  });

  it('begins nothing under a sign-in to another tenant than was compared with', async () => {
    const { apply, signedInTo } = await openPage();
    await apply.compare(all);
    signedInTo.value = { ...HERE, tenantId: tenant(8) };
    expect(await apply.confirm()).toBe(false);
    const fault = { reason: 'otherTenant', tenant: HERE.tenantId };
    expect(apply.view.value).toMatchObject({ state: 'notBegun', fault });
    expect(apply.report.value).toBe('none');
  });

  it.each([
    'confirmed',
    'let go on',
  ])('has the worker woken for a run that was %s when its page is closed', async (how) => {
    const { session, apply, onGoing } = await openPage();
    await apply.compare(all);
    standIn.strikes.push({ name: 'expiredToken', method: 'PUT' });
    if (how === 'let go on') {
      await apply.confirm();
      await reportOf(apply, 'paused');
      onGoing.mockClear();
    }
    const begun = how === 'confirmed' ? apply.confirm() : apply.goOn();
    apply.dispose();
    await begun;
    expect(await readApplyRun(session.db)).toMatchObject({ standing: { state: 'running' } });
    expect(onGoing).toHaveBeenCalled();
  });

  it('lets nobody write who may only read', async () => {
    const { session } = await sharedSession();
    await write(session.db, [
      ...partners.map((partner) => diffPartner(undefined, partner)),
      ...customersWith(3).map((customer) => diffCustomer(undefined, customer)),
    ]);
    const { apply } = await openPage(session);
    await putAddress(session.db, 'https://store.blob.core.windows.net/team?sv=2025-01-05&sr=c&sp=rl&sig=none');
    announceSyncStatus();
    await until(() => expect(session.readOnly.value).toBe('link'));
    await apply.compare(all);
    expect(reviewIn(apply).count).toBe(2);
    expect(await apply.confirm()).toBe(false);
    expect(apply.view.value.state).toBe('reviewing');
    expect(apply.report.value).toBe('none');
  });
});
