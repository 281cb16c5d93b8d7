import fc from 'fast-check';
import { CHANNELS, COMMERCE, KINDS, RELATIONSHIPS, STATUSES } from '../../lib/directory/customer-schema.ts';
import type { Customer, DelegatedAdmin, Partner, Subscription } from '../../lib/directory/types.ts';
import { buildCustomer, buildPartner, buildSubscription, day, tenant } from './build.ts';

export const TODAY = day('2026-11-22');
const DAYS = ['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-29', '2026-11-30', '2026-12-22', '2027-06-01'].map(
  day,
);
/** Few, so that designations, delegated admin and partners meet. */
const PARTNERS = [1, 2, 3, 4, 5];
const NAMES = ['Trey', 'Adatum', 'a|b', '%7C', '', '__proto__', '数|%25'];

const optional = <K extends string, T>(key: K, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((v) => (v === undefined ? {} : { [key]: v }) as { [P in K]?: T });
const merged = <T extends object>(...parts: fc.Arbitrary<Partial<T>>[]): fc.Arbitrary<Partial<T>> =>
  fc.tuple(...parts).map((fields) => Object.assign({}, ...fields));

const contact = fc.record({
  supportTenantId: fc.constantFrom(...PARTNERS).map(tenant),
  supportMpnId: fc.constantFrom('', '002', '003'),
  name: fc.constantFrom(...NAMES),
});

const subscription = (n: number): fc.Arbitrary<Subscription> =>
  merged<Subscription>(
    fc.record({
      status: fc.constantFrom(...STATUSES),
      commerce: fc.constantFrom(...COMMERCE),
      channel: fc.constantFrom(...CHANNELS),
    }),
    optional('supportContact', contact),
  ).map((fields) => buildSubscription(n, fields));

const held = (n: number): fc.Arbitrary<DelegatedAdmin> =>
  fc
    .tuple(fc.constantFrom(...KINDS), optional('endDate', fc.constantFrom(...DAYS)))
    .map(([kind, end]) => ({ tenantId: tenant(n), kind, ...end }));

const each = <T>(from: readonly number[], make: (n: number) => fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.subarray([...from]).chain((numbers) => fc.tuple(...numbers.map(make)) as fc.Arbitrary<T[]>);

/** Any state of customer `n` (from 100, so that it is no partner). */
export const arbitraryCustomer = (n: number): fc.Arbitrary<Customer> =>
  fc
    .tuple(fc.subarray(['a.example', 'b.example', 'c.example']), each([1, 2, 3, 4], subscription), each(PARTNERS, held))
    .map(([domains, subscriptions, delegatedAdmin]) =>
      buildCustomer({ tenantId: tenant(n), domains, subscriptions, delegatedAdmin }),
    );

export const arbitraryCustomers: fc.Arbitrary<Customer[]> = each([101, 102, 103, 104, 105], arbitraryCustomer);

const support = merged<Partner['support']>(
  fc.constant({ languages: [] }),
  optional('telephone', fc.constantFrom('+81 3 5550 0100', 'ask')),
  optional('email', fc.constant('help@trey.example')),
  optional('website', fc.constantFrom('https://trey.example/', 'ftp://trey.example')),
).map((fields) => ({ languages: [], ...fields }));

const partner = (n: number): fc.Arbitrary<Partner> =>
  merged<Partner>(
    fc.record({
      relationship: fc.constantFrom(...RELATIONSHIPS),
      mpnId: fc.constantFrom('', '002'),
      name: fc.constantFrom('Trey', 'Adatum'),
      support,
    }),
    optional('verifiedOn', fc.constantFrom(day('2026-01-01'), day('2026-11-01'))),
  ).map((fields) => buildPartner(n, fields));

/** Some of the partners, ourselves (the first) among them or not. */
export const arbitraryBook: fc.Arbitrary<{ partners: Partner[] }> = each(PARTNERS, partner).map((partners) => ({
  partners: partners.map((one) =>
    one.tenantId === tenant(1) ? { ...one, role: 'indirectProvider', relationship: 'active' } : one,
  ),
}));
