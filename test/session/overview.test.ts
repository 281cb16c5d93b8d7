import { describe, expect, it } from 'vitest';
import { toSupportContact } from '../../lib/directory/own-partner.ts';
import type { Customer, Subscription } from '../../lib/directory/types.ts';
import { diffCustomer, diffPartner } from '../../lib/log/diff.ts';
import { createOverview } from '../../lib/session/overview.ts';
import { countCustomers } from '../../lib/session/overview-count.ts';
import { aCustomer, aPartner, aSubscription } from '../fixtures/documents.ts';
import { until } from '../until.ts';
import { memorySession, write } from './memory-session.ts';

const own = aPartner(1, { role: 'indirectProvider' });
const active = aPartner(2);
const ended = aPartner(3, { relationship: 'ended' });
const byActive = { supportContact: toSupportContact(active) };
const byEnded = { supportContact: toSupportContact(ended) };

const customerOf = (n: number, ...subscriptions: Subscription[]): Customer =>
  aCustomer(n, {
    subscriptions,
    delegatedAdmin: [active, ended].map(({ tenantId }) => ({ tenantId, kind: 'gdap' as const })),
  });

const ONE_OF_EACH = [
  customerOf(10, aSubscription(1, byActive)),
  customerOf(11, aSubscription(1, byActive), aSubscription(2)),
  customerOf(12, aSubscription(1), aSubscription(2)),
  customerOf(13, aSubscription(1, byActive), aSubscription(2, byEnded)),
  customerOf(14, aSubscription(1, { status: 'deleted' })),
];

async function overviewOf(partners = [own, active, ended]) {
  const session = await memorySession();
  await write(session.db, [
    ...partners.map((one) => diffPartner(undefined, one)),
    ...ONE_OF_EACH.map((one) => diffCustomer(undefined, one)),
  ]);
  await until(() => expect(session.head.value).toBe(1));
  const overview = createOverview(session);
  const ready = () =>
    until(() => {
      const view = overview.view.value;
      if (view.state !== 'ready') throw new Error(view.state);
      return view;
    });
  return { session, overview, ready };
}

describe('the overview', () => {
  it('counts subscriptions and customers by what the customer sees', async () => {
    const { ready } = await overviewOf();
    expect((await ready()).overview).toMatchObject({
      subscriptions: { designated: 3, default: 3, doubtful: 1 },
      customers: { designated: 1, mixed: 1, default: 1, doubtful: 1, none: 1 },
    });
  });

  it('counts undesignated subscriptions as default while no own partner is on record', async () => {
    const { ready } = await overviewOf([active, ended]);
    expect((await ready()).overview.subscriptions).toEqual({ designated: 3, default: 3, doubtful: 1 });
  });

  it('counts resellers by relationship, without ourselves', async () => {
    const { overview } = await overviewOf();
    expect(overview.relationships.value).toEqual({ active: 1, requested: 0, ended: 1, none: 0 });
  });

  it('counts again after a commit and lists it as the newest change', async () => {
    const { session, overview, ready } = await overviewOf();
    await ready();
    await write(session.db, [diffCustomer(undefined, customerOf(15, aSubscription(1, byActive)))], 'import');
    await until(async () => expect((await ready()).overview.customers.designated).toBe(2));
    await until(() => expect(overview.recent.value.map(({ source }) => source)).toEqual(['import', 'edit']));
  });

  it('counts no more once disposed of', async () => {
    const { session, overview, ready } = await overviewOf();
    await ready();
    overview.dispose();
    await write(session.db, [diffCustomer(undefined, customerOf(15, aSubscription(1, byActive)))]);
    await until(() => expect(session.head.value).toBe(2));
    expect((await ready()).overview.customers.designated).toBe(1);
  });

  it('lists what was found, worst first, and whose support profiles it is', async () => {
    const { ready } = await overviewOf();
    const { findings } = await ready();
    expect(findings.map(({ code, level, count }) => [code, level, count])).toEqual([
      ['unreachable', 'warning', 2],
      ['relationshipEnded', 'warning', 1],
      ['stillDefault', 'notice', 3],
      ['profileNeverVerified', 'notice', 2],
    ]);
    expect(findings[0]?.partners?.map(({ name }) => name)).toEqual(['Partner 1', 'Partner 2']);
  });

  it('counts everything once when no tally is stored, and shows how far it is', async () => {
    const session = await memorySession();
    await write(
      session.db,
      [own, ...ONE_OF_EACH].map((one) => ('role' in one ? diffPartner(undefined, one) : diffCustomer(undefined, one))),
    );
    await session.db.delete('state', 'tally');
    const overview = createOverview(session);
    const seen = new Set<string>();
    const stop = overview.view.subscribe(({ state }) => void seen.add(state));
    await until(() => expect(overview.view.value).toMatchObject({ overview: { customers: { none: 1 } } }));
    stop();
    overview.dispose();
    expect([...seen]).toEqual(['reading', 'counting', 'ready']);
  });

  it('counts customers for whoever wants their number alone', async () => {
    const { session } = await overviewOf();
    expect(await countCustomers(session.db)).toBe(ONE_OF_EACH.length);
  });
});
