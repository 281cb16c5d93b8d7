import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCanonicalCustomer } from '../../../lib/directory/canonical-customer.ts';
import type { Customer, Subscription } from '../../../lib/directory/types.ts';
import { designationDifference } from '../../../lib/partner-center/observe/designation-difference.ts';
import { endCustomer, mergeObserved } from '../../../lib/partner-center/observe/merge-observed.ts';
import { FIRST_CHOICES, type ObservedChoices } from '../../../lib/partner-center/observe/observed-choices.ts';
import type { ObservedCustomer } from '../../../lib/partner-center/observe/observed-customer.ts';
import { arbitraryCustomer } from '../../directory/arbitrary-book.ts';
import { buildCustomer, buildSubscription, day, subscriptionId, tenant } from '../../directory/build.ts';
import { arbitraryChoices, arbitraryObserved } from './arbitrary-observed.ts';
import { AT, buildObserved, buildSeen } from './build-observed.ts';

const OWN = tenant(1);
const TREY = { supportTenantId: tenant(2), supportMpnId: '7', name: 'Trey' };
const ADATUM = { supportTenantId: tenant(3), supportMpnId: '8', name: 'Adatum' };
const US = { supportTenantId: OWN, supportMpnId: '1', name: 'Us' };
const FAULT = { at: AT, call: 'subscriptions', reason: 'serverFault', status: 500 } as const;

const listed = (fields: Partial<ObservedCustomer['customer']>, rest: Partial<ObservedCustomer> = {}) => {
  const observed = buildObserved([], rest);
  return { ...observed, customer: { ...observed.customer, ...fields } };
};

const merge = (before: Customer | undefined, observed: ObservedCustomer, choices: Partial<ObservedChoices> = {}) =>
  mergeObserved(before, observed, { own: OWN, choices: { ...FIRST_CHOICES, ...choices } });

describe('a customer', () => {
  it('that is new gets what Partner Center says', () => {
    const observed = buildObserved(
      [buildSeen(2, { contact: { at: AT, contact: TREY } }), buildSeen(1, { contact: { at: AT, contact: US } })],
      {
        customer: {
          tenantId: tenant(900),
          companyName: 'Contoso',
          domain: 'contoso.example',
          relationshipToPartner: 'reseller',
        },
      },
    );
    expect(merge(undefined, observed)).toEqual(
      buildCustomer({
        domains: ['contoso.example'],
        subscriptions: [buildSubscription(1), buildSubscription(2, { supportContact: TREY })],
      }),
    );
  });

  it.each<[string, Partial<Customer>, ObservedCustomer, Partial<Customer>]>([
    [
      'takes its name, and keeps ours as an alias',
      { companyName: 'Old', aliases: ['A'] },
      listed({ companyName: 'New' }),
      { companyName: 'New', aliases: ['A', 'Old'] },
    ],
    [
      'keeps a name of ours beside which Partner Center’s is an alias',
      { companyName: 'Ours', aliases: ['Theirs'] },
      listed({ companyName: 'Theirs' }),
      { companyName: 'Ours', aliases: ['Theirs'] },
    ],
    [
      'gets its domain after ours',
      { domains: ['ours.example'] },
      listed({ domain: 'theirs.example' }),
      { domains: ['ours.example', 'theirs.example'] },
    ],
    [
      'keeps its domains in order',
      { domains: ['ours.example', 'theirs.example'] },
      listed({ domain: 'theirs.example' }),
      { domains: ['ours.example', 'theirs.example'] },
    ],
    ['is ours again', { relationship: 'ended' }, listed({}), { relationship: 'active' }],
    ['was only requested and is ours', { relationship: 'requested' }, listed({}), { relationship: 'active' }],
    [
      'stays ours until a person ends it, though listed without a relationship',
      {},
      listed({ relationshipToPartner: 'None' }),
      {},
    ],
    ['has a relationship that is new to us', {}, listed({ relationshipToPartner: 'something new' }), {}],
  ])('%s', (_, before, observed, after) => {
    expect(merge(buildCustomer(before), observed)).toEqual(buildCustomer({ ...before, ...after }));
  });

  it('keeps what is ours alone', () => {
    const before = buildCustomer({
      aliases: ['A'],
      country: 'DE',
      notes: 'Mondays',
      links: [{ name: 'Tickets', url: 'https://t.example/' }],
      delegatedAdmin: [{ tenantId: tenant(2), kind: 'gdap', endDate: day('2027-01-01') }],
    });
    expect(merge(before, listed({}))).toEqual(before);
  });

  it('that we never dealt with is not taken when Partner Center does not either', () => {
    expect(merge(undefined, listed({ relationshipToPartner: 'none' }))).toBeUndefined();
  });

  it('ends when a person says so, and only then', () => {
    const merging = (ended: boolean) => ({
      own: OWN,
      choices: { ...FIRST_CHOICES, endedCustomers: new Set(ended ? [tenant(900)] : []) },
    });
    expect(endCustomer(buildCustomer(), merging(true)).relationship).toBe('ended');
    expect(endCustomer(buildCustomer(), merging(false))).toEqual(buildCustomer());
    expect(mergeObserved(buildCustomer(), listed({ relationshipToPartner: 'none' }), merging(true))).toMatchObject({
      relationship: 'ended',
    });
  });
});

describe('a subscription', () => {
  it('keeps its quantity where Partner Center tells none', () => {
    const { quantity: _, ...seen } = buildSeen(1);
    const customer = buildCustomer({ subscriptions: [buildSubscription(1, { quantity: 3 })] });
    expect(merge(customer, buildObserved([seen]))?.subscriptions[0]?.quantity).toBe(3);
  });

  it.each<[string, Partial<Subscription> | undefined, Subscription['status']]>([
    ['keeps its status where Partner Center tells none', { status: 'suspended' }, 'suspended'],
    ['that is new and of which no status is told is “other”', undefined, 'other'],
  ])('%s', (_, fields, status) => {
    const { status: __, ...seen } = buildSeen(1);
    const customer = buildCustomer({ subscriptions: fields ? [buildSubscription(1, fields)] : [] });
    expect(merge(customer, buildObserved([seen]))?.subscriptions[0]?.status).toBe(status);
  });

  const subscriptionOf = (before: Partial<Subscription> | undefined, seen: Parameters<typeof buildSeen>[1]) => {
    const customer = buildCustomer({ subscriptions: before ? [buildSubscription(1, before)] : [] });
    return merge(customer, buildObserved([buildSeen(1, seen)]))?.subscriptions[0];
  };

  it.each<[string, Partial<Subscription>, Parameters<typeof buildSeen>[1], Partial<Subscription>]>([
    [
      'takes status and quantity',
      { quantity: 3 },
      { quantity: 5, status: 'suspended' },
      { quantity: 5, status: 'suspended' },
    ],
    [
      'takes the names',
      { offerName: 'a', friendlyName: 'b' },
      { offerName: 'c', friendlyName: 'd' },
      { offerName: 'c', friendlyName: 'd' },
    ],
    [
      'keeps names that Partner Center leaves empty',
      { friendlyName: 'b' },
      { offerName: '', friendlyName: '' },
      { friendlyName: 'b' },
    ],
    ['takes how it was sold', { commerce: 'legacy' }, { commerce: 'newCommerce' }, { commerce: 'newCommerce' }],
    [
      'keeps how it was sold where Partner Center is unclear',
      { commerce: 'azure' },
      { commerce: 'other' },
      { commerce: 'azure' },
    ],
    ['was bought through CSP', { channel: 'direct' }, {}, { channel: 'csp' }],
    [
      'keeps its designation where none can be held',
      { supportContact: TREY },
      { commerce: 'newCommerce', contact: { at: AT, contact: ADATUM } },
      { supportContact: TREY, commerce: 'newCommerce' },
    ],
    [
      'keeps the default contact where it could not be read',
      {},
      { contact: { at: AT, contact: ADATUM }, contactFault: { ...FAULT, call: 'supportContact' } },
      {},
    ],
    [
      'keeps its designation where it could not be read',
      { supportContact: TREY },
      { contact: { at: AT, contact: ADATUM }, contactFault: { ...FAULT, call: 'supportContact' } },
      { supportContact: TREY },
    ],
    [
      'keeps its designation under our name for it',
      { supportContact: TREY },
      { contact: { at: AT, contact: { ...TREY, name: 'TREY' } } },
      { supportContact: TREY },
    ],
    ['takes a designation where we have none', {}, { contact: { at: AT, contact: TREY } }, { supportContact: TREY }],
    [
      'keeps ours where Partner Center has none',
      { supportContact: TREY },
      { contact: { at: AT, contact: 'none' } },
      { supportContact: TREY },
    ],
    [
      'keeps ours where Partner Center has another',
      { supportContact: TREY },
      { contact: { at: AT, contact: ADATUM } },
      { supportContact: TREY },
    ],
    ['takes ourselves as the default', {}, { contact: { at: AT, contact: US } }, {}],
  ])('%s', (_, before, seen, after) => {
    expect(subscriptionOf(before, seen)).toEqual(buildSubscription(1, { ...before, ...after }));
  });

  it('is dropped by nobody, and terminated when a person says so', () => {
    const customer = buildCustomer({ subscriptions: [buildSubscription(1), buildSubscription(2)] });
    const observed = buildObserved([buildSeen(2)]);
    expect(merge(customer, observed)).toEqual(customer);
    const ended = merge(customer, observed, { endedSubscriptions: new Set([subscriptionId(1)]) });
    expect(ended?.subscriptions.map(({ status }) => status)).toEqual(['deleted', 'active']);
  });

  it('is left alone where its customer could not be asked', () => {
    const customer = buildCustomer({ subscriptions: [buildSubscription(1, { quantity: 3 })] });
    const observed = buildObserved([buildSeen(1, { quantity: 9 })], { asked: { run: 1, attempt: 1, fault: FAULT } });
    expect(merge(customer, observed)).toEqual(customer);
  });

  it.each<[string, Partial<ObservedCustomer>]>([
    ['its customer could not be asked', { asked: { run: 1, attempt: 1, fault: FAULT } }],
    ['it may be among rows that could not be read', { subscriptions: { at: AT, list: [], unreadable: ['id'] } }],
  ])('that was ticked before stays where by now %s', (_, fields) => {
    const customer = buildCustomer({ subscriptions: [buildSubscription(1)] });
    const choices = { endedSubscriptions: new Set([subscriptionId(1)]) };
    expect(merge(customer, buildObserved([], fields), choices)).toEqual(customer);
  });
});

describe('choices about designations', () => {
  const before = buildCustomer({
    subscriptions: [buildSubscription(1, { supportContact: TREY }), buildSubscription(2, { supportContact: TREY })],
  });
  const observed = buildObserved([
    buildSeen(1, { contact: { at: AT, contact: 'none' } }),
    buildSeen(2, { contact: { at: AT, contact: ADATUM } }),
  ]);
  const contactsAfter = (choices: Partial<ObservedChoices>) =>
    merge(before, observed, choices)?.subscriptions.map(({ supportContact }) => supportContact?.name);

  it.each<[string, Partial<ObservedChoices['groups']>, [number, 'ours' | 'theirs'][], (string | undefined)[]]>([
    ['keep ours first', {}, [], ['Trey', 'Trey']],
    ['take theirs by group', { oursOnly: 'theirs' }, [], [undefined, 'Trey']],
    ['take theirs in all groups', { oursOnly: 'theirs', bothDiffer: 'theirs' }, [], [undefined, 'Adatum']],
    ['decide one by one', { oursOnly: 'each', bothDiffer: 'each' }, [[2, 'theirs']], ['Trey', 'Adatum']],
    ['pass over what was decided one by one when the group is decided', {}, [[2, 'theirs']], ['Trey', 'Trey']],
  ])('%s', (_, groups, each, names) => {
    const chosen = new Map(each.map(([n, side]) => [subscriptionId(n), side] as const));
    expect(contactsAfter({ groups: { ...FIRST_CHOICES.groups, ...groups }, each: chosen })).toEqual(names);
  });
});

describe('whatever Partner Center answers', () => {
  const oursAlone = ({ notes, links, country, delegatedAdmin }: Customer) => [notes, links, country, delegatedAdmin];
  const anyMerge = fc.tuple(arbitraryCustomer(101), arbitraryObserved(101), arbitraryChoices);

  it('what comes of it is a customer as it is stored, from which nothing of ours is missing', () => {
    fc.assert(
      fc.property(anyMerge, ([before, observed, choices]) => {
        const after = mergeObserved(before, observed, { own: OWN, choices });
        if (!after) throw new Error('a known customer is lost');
        expect(isCanonicalCustomer(after)).toBe(true);
        expect(oursAlone(after)).toEqual(oursAlone(before));
        expect([after.companyName, ...after.aliases]).toEqual(
          expect.arrayContaining([before.companyName, ...before.aliases]),
        );
        expect(after.domains.slice(0, before.domains.length)).toEqual(before.domains);
        const ids = after.subscriptions.map(({ id }) => id);
        expect(ids).toEqual(expect.arrayContaining(before.subscriptions.map(({ id }) => id)));
      }),
    );
  });

  it('taking it twice changes nothing more', () => {
    fc.assert(
      fc.property(anyMerge, ([before, observed, choices]) => {
        const merging = { own: OWN, choices };
        const once = mergeObserved(before, observed, merging);
        expect(mergeObserved(once, observed, merging)).toEqual(once);
      }),
    );
  });

  it('taking theirs everywhere leaves no difference, keeping ours changes no designation', () => {
    fc.assert(
      fc.property(anyMerge, ([before, observed, choices]) => {
        const all = (side: 'ours' | 'theirs') => ({ theirsOnly: side, oursOnly: side, bothDiffer: side });
        const theirs = mergeObserved(before, observed, { own: OWN, choices: { ...choices, groups: all('theirs') } });
        const ours = mergeObserved(before, observed, { own: OWN, choices: { ...choices, groups: all('ours') } });
        const seen = new Map(observed.subscriptions?.list.map((subscription) => [subscription.id, subscription]));
        const left = theirs?.subscriptions.filter((subscription) => {
          const of = seen.get(subscription.id);
          return of && designationDifference(subscription, of, OWN);
        });
        if (!observed.asked?.fault) expect(left).toEqual([]);
        const contacts = new Map(ours?.subscriptions.map(({ id, supportContact }) => [id, supportContact]));
        for (const { id, supportContact } of before.subscriptions) expect(contacts.get(id)).toEqual(supportContact);
      }),
    );
  });
});
