import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitPlan } from '../../lib/db/commit.ts';
import { getCustomer, scanCustomers } from '../../lib/db/customers.ts';
import { getHead } from '../../lib/db/history.ts';
import { writeObserving } from '../../lib/db/observed.ts';
import type { Db } from '../../lib/db/open.ts';
import { getPartners } from '../../lib/db/partners.ts';
import type { Customer, Partner } from '../../lib/directory/types.ts';
import { diffCustomer, diffPartner } from '../../lib/log/diff.ts';
import { createPlan } from '../../lib/log/plan.ts';
import { FIRST_CHOICES, type ObservedChoices } from '../../lib/partner-center/observe/observed-choices.ts';
import type { ObservedCustomer } from '../../lib/partner-center/observe/observed-customer.ts';
import { startRun } from '../../lib/partner-center/observe/observing-run.ts';
import { prepareObserved } from '../../lib/session/observed-prepare.ts';
import { exportJson } from '../../lib/transfer/export.ts';
import { arbitraryCustomer } from '../directory/arbitrary-book.ts';
import { buildCustomer, buildPartner, buildSubscription, day, subscriptionId, tenant, us } from '../directory/build.ts';
import { startSample } from '../partner-center/client/sample-stand-in.ts';
import { arbitraryChoices, arbitraryObserved } from '../partner-center/observe/arbitrary-observed.ts';
import { AT, buildObserved, buildSeen } from '../partner-center/observe/build-observed.ts';
import { begin, freshDb, goOn, HERE } from '../partner-center/observe/observing-world.ts';
import type { PartnerCenterStandIn } from '../stand-ins/partner-center/start-partner-center.ts';

const TODAY = day('2026-11-30');
const TREY = { supportTenantId: tenant(2), supportMpnId: '002', name: 'Trey' };
const AUTHOR = { by: 'Ann', at: AT };

const prepare = (db: Db, choices: Partial<ObservedChoices> = {}) =>
  prepareObserved({ type: 'read', choices: { ...FIRST_CHOICES, ...choices }, today: TODAY }, db, () => undefined);

async function take(db: Db, choices: Partial<ObservedChoices> = {}) {
  const { plan } = await prepare(db, choices);
  return commitPlan(db, plan, AUTHOR);
}

/** A profile with this directory that heard this of these customers. */
async function profile(ours: Customer[], heard: ObservedCustomer[], partners: Partner[] = [us, buildPartner(2)]) {
  const db = await freshDb();
  const ops = [
    ...partners.map((one) => diffPartner(undefined, one)),
    ...ours.map((one) => diffCustomer(undefined, one)),
  ];
  await commitPlan(db, createPlan('edit', await getHead(db), ops), AUTHOR);
  const byId = new Map(heard.map((one) => [one.customer.tenantId, one]));
  await writeObserving(db, {
    run: () => ({
      ...startRun(undefined, { startedAt: AT, maxAgeInHours: 1, tenant: HERE }),
      phase: 'asking',
      state: 'done',
    }),
    ids: [...byId.keys()],
    observed: (id) => byId.get(id),
  });
  return db;
}

describe('what Partner Center said, beside the directory', () => {
  const ours = [
    buildCustomer({ tenantId: tenant(101), subscriptions: [buildSubscription(1), buildSubscription(2)] }),
    buildCustomer({ tenantId: tenant(102), companyName: 'Gone' }),
    buildCustomer({ tenantId: tenant(103), companyName: 'Failed' }),
    buildCustomer({ tenantId: tenant(104), companyName: 'Ended', relationship: 'ended' }),
  ];
  const fault = { at: AT, call: 'subscriptions', reason: 'noRelationship', status: 403, code: '20002' } as const;
  const heard = [
    buildObserved([buildSeen(1, { contact: { at: AT, contact: TREY }, quantity: 5 }), buildSeen(3)], {
      tenantId: tenant(101),
    }),
    buildObserved([], { tenantId: tenant(103), asked: { run: 1, attempt: 1, fault } }),
    buildObserved([buildSeen(4)], { tenantId: tenant(105) }),
  ];

  it('is sorted into what a person looks at', async () => {
    const { summary, plan } = await prepare(await profile(ours, heard));
    expect(summary.found).toEqual({
      customers: { listed: 3, added: 1, changed: 2, gone: 1, failed: 1, unreadable: 0 },
      subscriptions: { listed: 3, added: 2, changed: 1, gone: 1, failed: 0, unreadable: 0 },
      partners: { listed: 0, added: 0, changed: 0 },
    });
    expect(summary.differences).toEqual([
      expect.objectContaining({
        tenantId: tenant(101),
        subscription: subscriptionId(1),
        group: 'theirsOnly',
        theirs: TREY,
      }),
    ]);
    expect(summary.gone.map(({ companyName, subscriptionName }) => [companyName, subscriptionName])).toEqual([
      ['Contoso', 'Offer 2'],
      ['Gone', undefined],
    ]);
    expect(summary.failed).toEqual([expect.objectContaining({ companyName: 'Contoso', why: { fault } })]);
    expect(summary.listing).toBe('whole');
    expect(plan.source).toBe('partnerCenter');
    expect(summary.counts).toMatchObject({ added: 1, changed: 2, dropped: 0 });
  });

  it('leaves those that are gone alone until a person ends them', async () => {
    const db = await profile(ours, heard);
    await take(db);
    expect(await getCustomer(db, tenant(102))).toEqual(ours[1]);
    await take(db, { endedCustomers: new Set([tenant(102)]), endedSubscriptions: new Set([subscriptionId(2)]) });
    expect(await getCustomer(db, tenant(102))).toMatchObject({ relationship: 'ended' });
    expect((await getCustomer(db, tenant(101)))?.subscriptions[1]).toMatchObject({ status: 'deleted' });
    expect((await prepare(db)).summary.gone).toEqual([]);
  });

  const ticked = { endedCustomers: new Set([tenant(102)]), endedSubscriptions: new Set([subscriptionId(2)]) };

  it.each([
    ['cancelled while customers were listed', 'listing', 'cancelled'],
    ['cancelled while customers were asked about', 'asking', 'cancelled'],
    ['still lists customers', 'listing', 'running'],
    ['still asks about customers', 'asking', 'running'],
    ['waits', 'asking', 'paused'],
  ] as const)('plans nothing of a run that %s, whatever was ticked before', async (_, phase, state) => {
    const db = await profile(ours, heard);
    await writeObserving(db, { run: (before) => ({ ...before, phase, state }) });
    const { summary, plan } = await prepare(db, ticked);
    expect(summary).toMatchObject({ listing: 'partly', gone: [], differences: [] });
    expect(plan.ops).toEqual([]);
  });

  it('plans nothing when another run begins meanwhile', async () => {
    const db = await profile(ours, heard);
    let begun: Promise<unknown> | undefined;
    const beginAnother = () => {
      begun ??= begin(db);
    };
    const question = { type: 'read', choices: { ...FIRST_CHOICES, ...ticked }, today: TODAY } as const;
    const { summary, plan } = await prepareObserved(question, db, beginAnother);
    await begun;
    expect(summary).toMatchObject({ listing: 'partly', gone: [] });
    expect(plan.ops).toEqual([]);
  });

  it('calls no customer gone, ticked or not, where rows of the list could not be read', async () => {
    const db = await profile(ours, heard);
    await writeObserving(db, { run: (before) => ({ ...before, unreadable: { count: 1, fields: ['id'] } }) });
    const { summary, plan } = await prepare(db, ticked);
    expect(summary.listing).toBe('partly');
    expect(summary.gone.filter(({ subscription }) => !subscription)).toEqual([]);
    expect(summary.counts).toMatchObject({ added: 1 });
    expect(plan.ops.filter((op) => JSON.stringify(op).includes(tenant(102)))).toEqual([]);
  });

  it('calls nobody gone of another partner’s list', async () => {
    const db = await profile(ours, heard);
    const nothing = { ok: false, fault } as const;
    const partners = {
      v: 1,
      at: AT,
      organization: { ok: true, value: { tenantId: tenant(8), companyName: 'Other' } },
      mpnProfile: nothing,
      supportProfile: nothing,
      resellers: nothing,
      providers: nothing,
    };
    await writeObserving(db, { run: (before) => before, partners });
    const { summary, plan } = await prepare(db);
    expect(summary).toMatchObject({ listing: 'otherTenant', otherTenant: 'Other', gone: [] });
    expect(plan.ops).toEqual([]);
    // Where Partner Center does not say whose it is, the sign-in does.
    const signedIn = { cloud: 'global', tenantId: tenant(7) };
    const resellers = { ok: true, value: { items: [{ tenantId: tenant(6), name: 'R', mpnId: '6' }], unreadable: [] } };
    await writeObserving(db, {
      run: (before) => ({ ...before, tenant: signedIn }),
      partners: { ...partners, organization: nothing, resellers },
    });
    const untold = await prepare(db);
    expect(untold.summary).toMatchObject({ listing: 'otherTenant', otherTenant: tenant(7), gone: [] });
    expect(untold.plan.ops).toEqual([]);
  });

  it('does not take what no directory holds, and says so', async () => {
    const many = Array.from({ length: 1_001 }, (_, n) => buildSeen(n + 1));
    const db = await profile([], [buildObserved(many, { tenantId: tenant(101) })]);
    const { summary, plan } = await prepare(db);
    expect(plan.ops).toEqual([]);
    expect(summary.failed).toEqual([
      expect.objectContaining({ why: { problem: expect.objectContaining({ code: 'tooMany' }) } }),
    ]);
  });

  it('warns of designations that would not hold', async () => {
    const stranger = { supportTenantId: tenant(7), supportMpnId: '7', name: 'Stranger' };
    const db = await profile(
      [],
      [buildObserved([buildSeen(1, { contact: { at: AT, contact: stranger } })], { tenantId: tenant(101) })],
    );
    expect((await prepare(db)).summary.notes).toContainEqual({
      level: 'warning',
      key: 'bulk.note.partnerUnknown',
      params: { count: 1 },
    });
  });

  it('is in no export', async () => {
    const db = await profile([], heard);
    expect(await (await exportJson(db)).text()).not.toContain(tenant(101));
  });

  it('is not taken where a reviewed field has moved on', async () => {
    const db = await profile(ours, heard);
    const { plan } = await prepare(db);
    const [before] = ours;
    if (!before) throw new Error('none');
    const moved = buildSubscription(1, { quantity: 9 });
    const op = diffCustomer(before, { ...before, subscriptions: [moved, buildSubscription(2)] });
    await commitPlan(db, createPlan('edit', await getHead(db), [op]), AUTHOR);
    expect(await commitPlan(db, plan, AUTHOR)).toMatchObject({ state: 'stale' });
  });
});

describe('whatever it said, and however that is decided', () => {
  it('deciding so once more changes nothing', async () => {
    const ids = [101, 102, 103];
    const any = fc.tuple(
      fc.tuple(...ids.map((n) => fc.option(arbitraryCustomer(n), { nil: undefined }))),
      fc.tuple(...ids.map((n) => fc.option(arbitraryObserved(n), { nil: undefined }))),
      arbitraryChoices,
    );
    await fc.assert(
      fc.asyncProperty(any, async ([ours, heard, choices]) => {
        const db = await profile(
          ours.filter((one) => one !== undefined),
          heard.filter((one) => one !== undefined),
        );
        await take(db, choices);
        expect((await prepare(db, choices)).plan.ops).toEqual([]);
        for (const before of ours) {
          const after = before && (await getCustomer(db, before.tenantId));
          expect(after?.tenantId).toBe(before?.tenantId);
        }
        db.close();
      }),
      { numRuns: 40 },
    );
  });
});

describe('an empty directory', () => {
  let standIn: PartnerCenterStandIn;
  beforeAll(async () => {
    standIn = await startSample({}, 12);
  });
  afterAll(() => standIn.close());

  it('becomes what Partner Center knows, and then nothing more is to be done', async () => {
    const db = await freshDb();
    await begin(db);
    expect(await goOn(db, standIn)).toBe('done');
    expect(await take(db)).toMatchObject({ state: 'written' });
    const { book } = standIn;
    const stored: Customer[] = [];
    await scanCustomers(db, (customers) => stored.push(...customers));
    expect(stored.map(({ tenantId }) => tenantId).sort()).toEqual([...book.customers.keys()]);
    for (const { tenantId, companyName, subscriptions } of stored) {
      const known = book.customers.get(tenantId);
      expect(known).toMatchObject({ companyName });
      expect(subscriptions.map(({ id }) => id)).toEqual(known?.subscriptions.map(({ id }) => id).sort());
      for (const { id, supportContact, commerce, status } of subscriptions)
        if (commerce === 'legacy' && status !== 'deleted') expect(supportContact).toEqual(book.contacts.get(id));
    }
    const partners = new Map((await getPartners(db)).map((partner) => [partner.tenantId, partner]));
    expect(partners.get(book.own.tenantId)).toMatchObject({ role: 'indirectProvider', mpnId: book.own.mpnId });
    for (const reseller of book.resellers.values())
      expect(partners.get(reseller.tenantId)).toMatchObject({ mpnId: reseller.mpnId, relationship: 'active' });
    const again = await prepare(db);
    expect(again.plan.ops).toEqual([]);
    expect(again.summary).toMatchObject({ differences: [], gone: [], failed: [] });
  });
});
