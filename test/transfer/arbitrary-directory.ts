import fc from 'fast-check';
import { parseCustomer, parsePartner } from '../../lib/directory/parse.ts';
import { parseHours } from '../../lib/directory/service-hours.ts';
import type { Customer, Partner } from '../../lib/directory/types.ts';

/** Beginnings that a spreadsheet, a CSV reader or a list in a cell could stumble over. */
const BEGINNINGS = ['', '=', '+81 ', '-', '@', "'", "'=", "''+", '00', ';', '\\', '"', ',', 'a,b;c', '\u{1F600}', 'ü'];
const name = fc
  .tuple(
    fc.constantFrom(...BEGINNINGS),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('', ';', '\\', '"'),
  )
  .map((parts) => parts.join('').trim());
const someName = name.map((text) => text || 'Coho');
const guid = fc.uuid();
const digits = fc.constantFrom('', '0', '0004391507', '12345');
const domain = fc
  .tuple(fc.nat(50), fc.constantFrom('coho.example', 'xn--mller-kva.example'))
  .map((parts) => parts.join('.'));
const country = fc.option(fc.constantFrom('US', 'JP', 'DE'), { nil: undefined });

const subscription = fc.record({
  id: guid,
  offerId: fc.constantFrom(
    'CFQ7TTC0LH18:0001:CFQ7TTC0K971',
    'MS-AZR-0145P',
    '2828BE95-46BA-4F91-B2FD-0BEF192ECF60',
    '',
    '=x',
  ),
  offerName: name,
  friendlyName: name,
  status: fc.constantFrom('active', 'suspended', 'deleted', 'other'),
  quantity: fc.nat(1_000),
  channel: fc.constantFrom('csp', 'direct', 'otherPartner'),
  supportContact: fc.option(fc.record({ supportTenantId: guid, supportMpnId: digits, name: someName }), {
    nil: undefined,
  }),
});

/** What only JSON carries of a customer. */
const customerExtras = {
  notes: name,
  relationship: fc.constantFrom('active', 'ended'),
  delegatedAdmin: fc.uniqueArray(
    fc.record({
      tenantId: guid,
      kind: fc.constantFrom('dap', 'gdap', 'none'),
      endDate: fc.option(fc.constantFrom('2026-12-31', '2027-02-28'), { nil: undefined }),
    }),
    { maxLength: 3, selector: ({ tenantId }) => tenantId },
  ),
};

/** Customers in parsed form with everything that a CSV file carries; `extras` adds what only JSON does. */
export function arbitraryCustomers(extras: boolean): fc.Arbitrary<Customer[]> {
  const customer = fc.record({
    tenantId: guid,
    companyName: someName,
    domains: fc.array(domain, { maxLength: 3 }),
    aliases: fc.array(someName, { maxLength: 3 }),
    country,
    subscriptions: fc.uniqueArray(subscription, { maxLength: 4, selector: ({ id }) => id }),
    ...(extras ? customerExtras : {}),
  });
  return fc
    .uniqueArray(customer, { minLength: 1, maxLength: 8, selector: ({ tenantId }) => tenantId })
    .map((customers) => customers.map((input) => parsed(parseCustomer(input))).sort(byTenantId))
    .filter(hasDistinctSubscriptions);
}

/** A file may name a subscription once. */
function hasDistinctSubscriptions(customers: readonly Customer[]): boolean {
  const ids = customers.flatMap(({ subscriptions }) => subscriptions.map(({ id }) => id));
  return new Set(ids).size === ids.length;
}

const HOURS = [
  'Mon-Fri 09:00-17:00',
  'Mon-Fri 09:00-17:00; Sat 10:00-12:00; closed 2026-12-25',
  '24/7',
  'Sun 22:00-06:00',
];
const hours = fc
  .tuple(fc.constantFrom(...HOURS), fc.constantFrom('Asia/Tokyo', 'America/St_Johns', 'Europe/Berlin'))
  .map(([text, timeZone]) => parseHours(text, timeZone));

/** Partners in parsed form, the first of them ourselves. */
export function arbitraryPartners(extras: boolean): fc.Arbitrary<Partner[]> {
  const partner = fc.record({
    tenantId: guid,
    mpnId: digits,
    name: someName,
    country,
    relationship: fc.constantFrom('none', 'requested', 'active', 'ended'),
    ...(extras ? { verifiedOn: fc.constantFrom(undefined, '2026-11-22') } : {}),
    support: fc.record({
      email: fc.constantFrom(undefined, 'help@coho.example', '-x@coho.example'),
      telephone: fc.constantFrom(undefined, '+81 3-5550-0123', '03-5550-0123', '-1', '=1'),
      website: fc.constantFrom(undefined, 'https://coho.example/', 'https://coho.example/?a=1;b=2,c'),
      languages: fc.uniqueArray(fc.constantFrom('ja', 'en-US', 'zh-CN')),
      hours,
      ...(extras ? { scope: name, pricing: name, channels: fc.constant({ critical: '=Telephone' }) } : {}),
    }),
  });
  return fc
    .uniqueArray(partner, { minLength: 1, maxLength: 6, selector: ({ tenantId }) => tenantId })
    .map((partners) =>
      partners
        .map((input, index) =>
          parsed(parsePartner({ ...input, role: index === 0 ? 'indirectProvider' : 'indirectReseller' })),
        )
        .sort(byTenantId),
    );
}

const byTenantId = (a: { tenantId: string }, b: { tenantId: string }) => (a.tenantId < b.tenantId ? -1 : 1);

function parsed<T>(result: { ok: true; value: T } | { ok: false; problems: unknown[] }): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.problems));
}
