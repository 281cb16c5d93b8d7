import { randomUUID } from 'node:crypto';
import { signal } from '@preact/signals';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { putAddress } from '../../lib/db/address.ts';
import type { Customer, Directory } from '../../lib/directory/types.ts';
import { diffCustomer, diffPartner } from '../../lib/log/diff.ts';
import { readApplyRun } from '../../lib/partner-center/apply/apply-run.ts';
import type { PartnerTenant } from '../../lib/partner-center/partner-tenant.ts';
import type { PartnerCenter } from '../../lib/partner-center/types.ts';
import { type Apply, createApply } from '../../lib/session/apply.ts';
import type { ApplyReport } from '../../lib/session/apply-report.ts';
import type { ApplyReview } from '../../lib/session/apply-review.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { announceSyncStatus } from '../../lib/workspace/sync/sync-status.ts';
import { aCustomer, aPartner, aSubscription, subscriptionId, tenant } from '../fixtures/documents.ts';
import { HERE } from '../partner-center/apply/apply-stage.ts';
import { to } from '../partner-center/apply/build-row.ts';
import { clientOf } from '../partner-center/client/client-of.ts';
import { buildObserved, buildSeen } from '../partner-center/observe/build-observed.ts';
import { bookOf } from '../stand-ins/partner-center/book.ts';
import { type PartnerCenterStandIn, startPartnerCenter } from '../stand-ins/partner-center/start-partner-center.ts';
import { memorySession, write } from './memory-session.ts';
import { sharedSession } from './shared-session.ts';

const NOW = '2026-11-29T12:00:00.000Z';
const partners = [aPartner(1, { role: 'indirectProvider' }), aPartner(2), aPartner(3)];
const all = { customer: '', withDefault: false };

/** Two customers of one legacy subscription each, and one of new commerce. */
const customersWith = (supporter: number): Customer[] => [
  aCustomer(8, { subscriptions: [aSubscription(1, { supportContact: to(supporter) })] }),
  aCustomer(9, {
    companyName: '=Northwind',
    subscriptions: [
      aSubscription(2, { supportContact: to(supporter) }),
      aSubscription(3, { supportContact: to(supporter), commerce: 'newCommerce' }),
    ],
  }),
];
const was: Directory = { partners, customers: customersWith(2) };

let standIn: PartnerCenterStandIn;
const saved: { name: string; text: Promise<string> }[] = [];

beforeEach(async () => {
  standIn = await startPartnerCenter({ book: bookOf(was) });
  onTestFinished(() => standIn.close());
  saved.length = 0;
});

interface Page {
  session: OptionsSession;
  apply: Apply;
  partnerCenter: { value: PartnerCenter | undefined };
  signedInTo: { value: PartnerTenant };
  onGoing: ReturnType<typeof vi.fn>;
}

async function openPage(session?: OptionsSession, isSignedIn = true): Promise<Page> {
  const opened = session ?? (await memorySession('Kim'));
  if (!session)
    await write(opened.db, [
      ...partners.map((partner) => diffPartner(undefined, partner)),
      ...customersWith(3).map((customer) => diffCustomer(undefined, customer)),
    ]);
  await vi.waitFor(() => expect(opened.partners.value).toHaveLength(partners.length));
  const partnerCenter = signal<PartnerCenter | undefined>(isSignedIn ? clientOf(standIn) : undefined);
  const signedInTo = signal(HERE);
  const onGoing = vi.fn();
  const apply = createApply(opened, {
    partnerCenter,
    tenant: signedInTo,
    partnerCenterUntil: (stop) => partnerCenter.peek() && clientOf(standIn, { signal: stop }),
    saveFile: (file, name) => saved.push({ name, text: file.text() }),
    newId: randomUUID,
    now: () => NOW,
    onGoing,
  });
  onTestFinished(apply.dispose);
  return { session: opened, apply, partnerCenter, signedInTo, onGoing };
}

function reviewIn({ view }: Apply): ApplyReview {
  const { value } = view;
  if (value.state !== 'reviewing') throw new Error(JSON.stringify(value));
  return value.review;
}

async function reportOf({ report }: Apply, state: string): Promise<ApplyReport> {
  await vi.waitFor(() => expect(report.value).toMatchObject({ run: { standing: { state } } }), 5_000);
  if (typeof report.value !== 'object') throw new Error('There is no report');
  return report.value;
}

describe('comparing', () => {
  it('asks for what was never observed, and shows before and after', async () => {
    const { apply } = await openPage();
    await apply.compare(all);
    expect(reviewIn(apply)).toMatchObject({
      kind: 'apply',
      count: 2,
      changes: [
        { doc: `customer/${tenant(9)}`, before: to(2), after: to(3) },
        { doc: `customer/${tenant(8)}`, before: to(2), after: to(3) },
      ],
      leftOut: new Map([['newCommerce', 1]]),
    });
    expect(standIn.journal.map(({ method }) => method)).toEqual(['GET', 'GET']);
  });

  it('takes what was observed, and says from when it is', async () => {
    const { session, apply } = await openPage();
    const at = '2026-11-28T12:00:00.000Z';
    const seen = { ...buildSeen(1), id: subscriptionId(1), contact: { at, contact: to(2) } };
    await session.db.put('observed', buildObserved([seen], { tenantId: tenant(8) }), tenant(8));
    await apply.compare({ ...all, customer: tenant(8) });
    expect(reviewIn(apply)).toMatchObject({ count: 1, observedAt: at });
    expect(standIn.journal).toEqual([]);
  });

  it('keeps what it asked for as observed', async () => {
    const { session, apply } = await openPage();
    const seen = { ...buildSeen(1), id: subscriptionId(1) };
    await session.db.put('observed', buildObserved([seen], { tenantId: tenant(8) }), tenant(8));
    await apply.compare({ ...all, customer: tenant(8) });
    expect(await session.db.get('observed', tenant(8))).toMatchObject({
      subscriptions: { list: [{ contact: { at: NOW, contact: to(2) } }] },
    });
  });

  it('tells apart two of one name', async () => {
    const { apply } = await openPage();
    standIn.book.contacts.set(subscriptionId(1), { ...to(3), supportMpnId: '777' });
    await apply.compare({ ...all, customer: tenant(8) });
    const [change] = reviewIn(apply).changes;
    expect(change).toMatchObject({ before: { name: 'Partner 3 (MPN 777)' }, after: { name: 'Partner 3 (MPN 0003)' } });
  });

  it('leaves out what could not be read', async () => {
    const { apply } = await openPage();
    standIn.strikes.push({ name: 'noRelationship' });
    await apply.compare(all);
    expect(reviewIn(apply)).toMatchObject({
      count: 1,
      leftOut: new Map([
        ['unread', 1],
        ['newCommerce', 1],
      ]),
    });
  });

  it.each([
    ['says when no customer is meant', { ...all, customer: 'nobody.example' }, undefined, { state: 'unknownCustomer' }],
    ['ends with what concerns all', all, 'mfaRequired', { state: 'faulted', fault: { reason: 'mfaRequired' } }],
  ] as const)('%s', async (_, scope, strike, expected) => {
    const { apply } = await openPage();
    if (strike) standIn.strikes.push({ name: strike });
    await apply.compare(scope);
    expect(apply.view.value).toMatchObject(expected);
  });

  it('is nothing without a sign-in, and ends when it is cancelled', async () => {
    const { apply, partnerCenter } = await openPage();
    const client = partnerCenter.value;
    partnerCenter.value = undefined;
    await apply.compare(all);
    expect(apply.view.value.state).toBe('idle');
    partnerCenter.value = client;
    const comparing = apply.compare(all);
    apply.cancel();
    await comparing;
    expect(apply.view.value.state).toBe('idle');
  });
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
    await vi.waitFor(() => expect(session.readOnly.value).toBe('link'));
    await apply.compare(all);
    expect(reviewIn(apply).count).toBe(2);
    expect(await apply.confirm()).toBe(false);
    expect(apply.view.value.state).toBe('reviewing');
    expect(apply.report.value).toBe('none');
  });
});

describe('a run', () => {
  it('is taken up by a page that finds it interrupted, once somebody is signed in', async () => {
    const { session, apply } = await openPage();
    await apply.compare(all);
    standIn.latencyInMs = 50;
    await apply.confirm();
    await vi.waitFor(() => expect(standIn.journal.length).toBeGreaterThan(3));
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
    await vi.waitFor(() => expect(standIn.journal.length).toBeGreaterThan(3));
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
    await vi.waitFor(() => expect(standIn.journal.length).toBeGreaterThan(3));
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
    await vi.waitFor(() =>
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
