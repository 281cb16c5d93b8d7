import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../lib/directory/contacts.ts';
import { contactsFor } from '../../lib/directory/contacts-for.ts';
import { findingsOf } from '../../lib/directory/findings/findings-of.ts';
import { findingsOfPartner } from '../../lib/directory/findings/findings-of-partner.ts';
import { daysBetween } from '../../lib/directory/iso-date.ts';
import { ownPartner, toSupportContact } from '../../lib/directory/own-partner.ts';
import { addToTally, factsOf, type Tally, tallyChange, tallyOf } from '../../lib/directory/tally.ts';
import { customerFacts } from '../../lib/directory/tally-facts.ts';
import { judgeTally } from '../../lib/directory/tally-judge.ts';
import { parseFactKey } from '../../lib/directory/tally-key.ts';
import { emptyOverview, type Overview } from '../../lib/directory/tally-overview.ts';
import type { Customer, PartnerBook } from '../../lib/directory/types.ts';
import { arbitraryBook, arbitraryCustomer, arbitraryCustomers, TODAY } from './arbitrary-book.ts';
import { buildCustomer, buildPartner, buildSubscription, day, tenant, us } from './build.ts';

const sorted = (tally: Tally) => ({ ...tally, facts: [...tally.facts].sort() });

describe('a fact key', () => {
  it('is read back as the fact it was written from, whatever the names', () => {
    fc.assert(
      fc.property(arbitraryCustomer(100), (customer) => {
        const { customer: own, subscriptions, endings } = customerFacts(customer);
        const facts = [
          { about: 'customer', ...own },
          ...subscriptions.map(({ fact }) => ({ about: 'subscription', ...fact })),
          ...endings.map((ending) => ({ about: 'ending', ...ending })),
        ];
        expect(factsOf(customer).map(parseFactKey)).toEqual(facts);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['another kind', 'partner|1'],
    ['no tenant', 'customer|nobody|gdap||1'],
    ['no flag', `customer|${tenant(1)}|gdap|`],
    ['no such day', `ending|${tenant(1)}|gdap|2026-02-30|1`],
    ['an ending without a day', `ending|${tenant(1)}|gdap||1`],
    ['two endings', `ending|${tenant(1)}|gdap|2026-02-01|${tenant(2)}|gdap|2026-02-01|1`],
    ['no such commerce', 'default|barter csp 0'],
    ['a holder of what nobody told us', `default|${tenant(1)}|||legacy csp 0`],
    ['half a designation', `designated|${tenant(1)}|002|legacy csp 0`],
  ])('that says %s is refused', (_, key) => {
    expect(parseFactKey(key)).toBeUndefined();
  });
});

describe('a tally', () => {
  it('after customers came, changed and went is that of those who are there', () => {
    fc.assert(
      fc.property(arbitraryCustomers, arbitraryCustomers, (before, after) => {
        const { facts } = tallyOf(before);
        const old = new Map(before.map((customer) => [customer.tenantId, customer]));
        const next = new Map(after.map((customer) => [customer.tenantId, customer]));
        const ids = [...new Set([...old.keys(), ...next.keys()])];
        addToTally(facts, tallyChange(ids.map((id) => [old.get(id), next.get(id)])));
        expect([...facts].sort()).toEqual([...tallyOf(after).facts].sort());
      }),
    );
  });

  it('counts keys as `factsOf` gives them', () => {
    fc.assert(
      fc.property(arbitraryCustomers, (customers) => {
        const facts = new Map<string, number>();
        for (const key of customers.flatMap(factsOf)) facts.set(key, (facts.get(key) ?? 0) + 1);
        expect([...tallyOf(customers).facts].sort()).toEqual([...facts].sort());
      }),
    );
  });

  it('does not depend on the order of customers', () => {
    fc.assert(
      fc.property(arbitraryCustomers, (customers) => {
        expect(sorted(tallyOf(customers.toReversed()))).toEqual(sorted(tallyOf(customers)));
      }),
    );
  });

  it('counts a domain of several customers once', () => {
    const customers = [1, 2, 3].map((n) =>
      buildCustomer({ tenantId: tenant(n), domains: ['x.example', `${n}.example`] }),
    );
    expect(tallyOf(customers).sharedDomains).toBe(1);
  });
});

describe('judgeTally', () => {
  it('counts what looking at every customer counts', () => {
    fc.assert(
      fc.property(arbitraryCustomers, arbitraryBook, (customers, book) => {
        expect(judgeTally(tallyOf(customers), book, TODAY)).toEqual(countOneByOne(customers, book));
      }),
      { numRuns: 500 },
    );
  });

  it('judges the same tally by the partners and the day it is given', () => {
    const reseller = buildPartner(2);
    const held = { tenantId: reseller.tenantId, kind: 'gdap', endDate: day('2026-12-01') } as const;
    const designated = buildSubscription(1, { supportContact: toSupportContact(reseller) });
    const tally = tallyOf([buildCustomer({ subscriptions: [designated], delegatedAdmin: [held] })]);
    const state = (relationship: 'active' | 'ended', today: string) =>
      judgeTally(tally, { partners: [us, { ...reseller, relationship }] }, day(today)).subscriptions;
    expect(state('active', '2026-12-01')).toEqual({ designated: 1, default: 0, doubtful: 0 });
    expect(state('active', '2026-12-02')).toEqual({ designated: 0, default: 0, doubtful: 1 });
    expect(state('ended', '2026-12-01')).toEqual({ designated: 0, default: 0, doubtful: 1 });
  });

  it.each([
    [31, [0, 0, 0]],
    [30, [1, 0, 0]],
    [7, [1, 1, 0]],
    [1, [1, 1, 1]],
    [0, [1, 1, 1]],
    [-1, [0, 0, 0]],
  ])('tells delegated admin with %i days left in the windows of 30, 7 and 1 days', (daysLeft, expected) => {
    const endDate = day(new Date(Date.parse(TODAY) + daysLeft * 86_400_000).toISOString().slice(0, 10));
    const customer = buildCustomer({ delegatedAdmin: [{ tenantId: tenant(2), kind: 'gdap', endDate }] });
    const { endingWithin } = judgeTally(tallyOf([customer]), { partners: [us] }, TODAY);
    expect([30, 7, 1].map((days) => endingWithin[days as 30 | 7 | 1].all)).toEqual(expected);
  });

  it('refuses a key that is no fact', () => {
    const tally = { facts: new Map([['nonsense', 1]]) as never, sharedDomains: 0 };
    expect(() => judgeTally(tally, { partners: [] }, TODAY)).toThrow('nonsense');
  });
});

/** The same counts by way of what each customer sees. */
function countOneByOne(customers: readonly Customer[], book: PartnerBook): Overview {
  const overview = emptyOverview();
  const own = ownPartner(book);
  const partners = new Map<string, Overview['byPartner'][number]>();
  const reachable = ({ support }: Contact['partner']) => Boolean(support.telephone ?? support.email);
  const storedNames = customers.flatMap(({ subscriptions }) =>
    subscriptions.flatMap(({ status, supportContact }) =>
      status !== 'deleted' && supportContact ? supportContact : [],
    ),
  );
  const nameOf = (tenantId: string) => {
    const known = book.partners.find((partner) => partner.tenantId === tenantId);
    const names = storedNames.filter((contact) => contact.supportTenantId === tenantId).map(({ name }) => name);
    return known?.name ?? names.filter(Boolean).sort()[0] ?? '';
  };
  const entry = (partner: Contact['partner']) => {
    const { tenantId } = partner;
    const fresh = {
      tenantId,
      name: nameOf(tenantId),
      reachable: reachable(partner),
      subscriptions: { designated: 0, default: 0, doubtful: 0 },
      customers: 0,
    };
    const tally = partners.get(tenantId) ?? fresh;
    partners.set(tenantId, tally);
    return tally;
  };
  if (own) entry(own);
  const shared = new Map<string, number>();
  for (const customer of customers) {
    const running = new Map(
      customer.subscriptions.filter(({ status }) => status !== 'deleted').map((one) => [one.id, one]),
    );
    const states = new Set<string>();
    const { contacts } = contactsFor(customer, book, TODAY);
    for (const { partner, state, subscriptions, doubts } of contacts) {
      const group = subscriptions.flatMap(({ id }) => running.get(id) ?? []);
      const designated = group.flatMap(({ supportContact }) => supportContact ?? []);
      const tally = entry(partner);
      states.add(state);
      tally.subscriptions[state] += group.length;
      if (designated.length > 0) tally.customers += 1;
      overview.subscriptions[state] += group.length;
      if (!reachable(partner)) overview.unreachable += group.length;
      for (const { reason } of doubts) overview.findings[reason] += designated.length;
      for (const { id, commerce, channel, supportContact } of group) {
        running.delete(id);
        overview.byCommerce[commerce][state] += 1;
        if (supportContact && commerce === 'legacy' && channel === 'csp') overview.partnerCenterTakes += 1;
      }
    }
    // Nobody is shown for those while no own partner is on record.
    for (const { commerce } of running.values()) {
      states.add('default');
      overview.subscriptions.default += 1;
      overview.byCommerce[commerce].default += 1;
      overview.unreachable += 1;
    }
    overview.customers[worst(states)] += 1;
    for (const { code } of findingsOf(customer, book, TODAY))
      if (['stillDefault', 'supportContactOutdated', 'expiredDesignation'].includes(code)) overview.findings[code] += 1;
    for (const domain of customer.domains) shared.set(domain, (shared.get(domain) ?? 0) + 1);
    countEndings(overview, customer);
  }
  for (const partner of book.partners)
    for (const { code } of findingsOfPartner(partner, TODAY)) overview.findings[code] += 1;
  overview.findings.sharedDomain = [...shared.values()].filter((count) => count > 1).length;
  const all = ({ subscriptions: { designated, default: standing, doubtful } }: Overview['byPartner'][number]) =>
    designated + standing + doubtful;
  overview.byPartner = [...partners.values()].sort((a, b) => all(b) - all(a) || (a.tenantId < b.tenantId ? -1 : 1));
  return overview;
}

function worst(states: ReadonlySet<string>): keyof Overview['customers'] {
  if (states.has('doubtful')) return 'doubtful';
  if (states.has('designated')) return states.has('default') ? 'mixed' : 'designated';
  return states.has('default') ? 'default' : 'none';
}

function countEndings(overview: Overview, { delegatedAdmin, subscriptions }: Customer): void {
  for (const { tenantId, kind, endDate } of delegatedAdmin) {
    const left = endDate && kind !== 'none' ? daysBetween(TODAY, endDate) : -1;
    const inUse = subscriptions.some(
      ({ status, supportContact }) => status !== 'deleted' && supportContact?.supportTenantId === tenantId,
    );
    for (const window of [30, 7, 1] as const) {
      if (left < 0 || left > window) continue;
      overview.endingWithin[window].all += 1;
      if (inUse) overview.endingWithin[window].inUse += 1;
    }
  }
}
