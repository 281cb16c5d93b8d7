import fc from 'fast-check';
import { parseCustomer, parsePartner, parseWorkspace } from '../../lib/directory/parse.ts';
import type {
  Customer,
  CustomerLink,
  DelegatedAdmin,
  Directory,
  HoursRange,
  Partner,
  ServiceHours,
  Subscription,
  SupportContact,
  SupportProfile,
  Workspace,
} from '../../lib/directory/types.ts';

/** An arbitrary of each field, none forgotten; undefined where the field is absent. */
type FieldsOf<T> = { [K in keyof Required<T>]: fc.Arbitrary<unknown> };

/** Beginnings and ends that a spreadsheet, a CSV reader or a list in a cell could stumble over. */
const BEGINNINGS = [
  '',
  '=',
  '=1+1',
  '+81 ',
  '-',
  '@',
  '\t',
  "'",
  "'=",
  "''",
  "''+",
  '00',
  ';',
  '\\',
  '"',
  ',',
  'a,b;c',
];
const MIDDLES = [
  '\u{1F600}',
  '👩‍👩‍👧',
  'ü',
  '株式会社',
  '\u202Eشركة\u202C',
  'שלום',
  '\u2028',
  '\uFEFF',
  '\uFFFD',
  'on 2026-11-22',
];
const ENDS = ['', ';', '\\', '\\;', '"', "'", ' https://coho.example/'];
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(''));
const letters = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(...MIDDLES),
);
const hostile = joined(fc.constantFrom(...BEGINNINGS), letters, fc.constantFrom(...ENDS));
const longest = (length: number) => fc.constantFrom('W', '長', ';', '"').map((letter) => letter.repeat(length));
const frequently = <T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 20, arbitrary: usual }, { weight: 1, arbitrary: rare });

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const name = frequently(hostile, longest(500));
const someName = name.map((text) => (text.replace(/[\p{Cc}\s]/gu, '') ? text : 'Coho'));
const paragraphs = frequently(
  fc.array(hostile, { maxLength: 3 }).map((lines) => lines.join('\n')),
  longest(4_000),
);
const guid = fc.uuid();
const digits = fc.constantFrom('', '0', '0004391507', '12345');
const domain = joined(fc.nat(50).map(String), fc.constantFrom('.coho.example', '.xn--mller-kva.example'));
const country = optional(fc.constantFrom('US', 'JP', 'DE'));
const relationship = fc.constantFrom('none', 'requested', 'active', 'ended');
const date = fc.constantFrom('2024-02-29', '2026-11-22', '2026-12-31', '2027-02-28');
const url = fc.constantFrom(
  'https://coho.example/',
  'https://coho.example/?a=1;b=2,c&d="e"',
  "https://müller.example/ä;ö#'",
  `https://coho.example/${'x'.repeat(1_900)}`,
);

const contactFields: FieldsOf<SupportContact> = { supportTenantId: guid, supportMpnId: digits, name };

const subscriptionFields: FieldsOf<Subscription> = {
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
  status: fc.constantFrom('active', 'pending', 'suspended', 'expired', 'disabled', 'deleted', 'other'),
  quantity: fc.oneof(fc.nat(1_000), fc.constant(100_000_000)),
  commerce: optional(fc.constantFrom('legacy', 'newCommerce', 'azure', 'software', 'other')),
  channel: fc.constantFrom('csp', 'direct', 'enterpriseAgreement', 'open', 'otherPartner'),
  supportContact: optional(fc.record(contactFields)),
};

const delegatedAdminFields: FieldsOf<DelegatedAdmin> = {
  tenantId: guid,
  kind: fc.constantFrom('dap', 'gdap', 'none'),
  endDate: optional(date),
};

const linkFields: FieldsOf<CustomerLink> = { name: someName, url };

const customerFields: FieldsOf<Customer> = {
  tenantId: guid,
  companyName: someName,
  domains: fc.array(domain, { maxLength: 3 }),
  aliases: fc.array(name, { maxLength: 3 }),
  country,
  relationship,
  delegatedAdmin: fc.uniqueArray(fc.record(delegatedAdminFields), {
    maxLength: 3,
    selector: ({ tenantId }) => tenantId,
  }),
  subscriptions: fc.uniqueArray(fc.record(subscriptionFields), { maxLength: 4, selector: ({ id }) => id }),
  notes: optional(frequently(paragraphs, longest(10_000))),
  links: optional(fc.array(fc.record(linkFields), { maxLength: 3 })),
};

/** Customers in parsed form, each field with anything that it may hold. */
export const arbitraryCustomers: fc.Arbitrary<Customer[]> = fc
  .uniqueArray(fc.record(customerFields), { maxLength: 8, selector: ({ tenantId }) => tenantId })
  .map((customers) => customers.map((input) => parsed(parseCustomer(input))).sort(byTenantId))
  .filter(hasDistinctSubscriptions);

/** A file may name a subscription once. */
function hasDistinctSubscriptions(customers: readonly Customer[]): boolean {
  const ids = customers.flatMap(({ subscriptions }) => subscriptions.map(({ id }) => id));
  return new Set(ids).size === ids.length;
}

const clock = fc.nat(1_439).map((minutes) => {
  const twoDigits = (part: number) => String(Math.floor(part)).padStart(2, '0');
  return `${twoDigits(minutes / 60)}:${twoDigits(minutes % 60)}`;
});
const rangeFields: FieldsOf<HoursRange> = {
  days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  from: clock,
  to: fc.oneof(clock, fc.constant('24:00')),
};
const always = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' };
const hoursFields: FieldsOf<ServiceHours> = {
  timeZone: fc.constantFrom('Asia/Tokyo', 'America/St_Johns', 'Europe/Berlin', 'UTC'),
  ranges: fc.array(fc.oneof(fc.record(rangeFields), fc.constant(always)), { maxLength: 4 }),
  holidays: fc.uniqueArray(date),
};

const profileFields: FieldsOf<SupportProfile> = {
  email: fc.constantFrom(undefined, 'help@coho.example', '-x@coho.example', '+x@coho.example'),
  telephone: fc.oneof(fc.constantFrom(undefined, '+81 3-5550-0123', '03-5550-0123', '-1', '=1'), name),
  website: optional(url),
  languages: fc.uniqueArray(fc.constantFrom('ja', 'en-US', 'zh-CN')),
  hours: optional(fc.record(hoursFields)),
  scope: optional(paragraphs),
  pricing: optional(paragraphs),
  channels: optional(
    fc.record({ critical: optional(paragraphs), high: optional(paragraphs), normal: optional(paragraphs) }),
  ),
};

const partnerFields: FieldsOf<Partner> = {
  tenantId: guid,
  mpnId: digits,
  name: someName,
  role: fc.constant('indirectReseller'),
  country,
  relationship,
  support: fc.record(profileFields),
  verifiedOn: optional(date),
};

/** Partners in parsed form, each field with anything that it may hold; at most one of them ourselves. */
export const arbitraryPartners: fc.Arbitrary<Partner[]> = fc
  .tuple(
    fc.uniqueArray(fc.record(partnerFields), { maxLength: 6, selector: ({ tenantId }) => tenantId }),
    fc.constantFrom('indirectProvider', 'directBill', 'indirectReseller'),
  )
  .map(([partners, role]) =>
    partners.map((input, index) => parsed(parsePartner(index === 0 ? { ...input, role } : input))).sort(byTenantId),
  );

/** What is not secret: the address that customers read at is in no file. */
const bytes32 = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('base64url'));
const instant = fc.nat();
const feedKeys = fc.uniqueArray(
  fc.record({
    kid: bytes32,
    name: someName,
    x: bytes32,
    y: bytes32,
    from: instant,
    revokedAt: optional(instant),
    revokedReason: optional(fc.constantFrom('replaced', 'left', 'lost')),
  }),
  { maxLength: 3, selector: ({ kid }) => kid },
);
const feedEpochs = fc.uniqueArray(fc.record({ tenantId: guid, epoch: fc.integer({ min: 1, max: 99 }) }), {
  maxLength: 3,
  selector: ({ tenantId }) => tenantId.toLowerCase(),
});

const workspaceFields: FieldsOf<Workspace> = {
  name: someName,
  feeds: optional(fc.record({ root: bytes32 })),
  feedKeys: optional(feedKeys),
  feedEpochs: optional(feedEpochs),
};

/** Any of its three parts may be missing. */
export const arbitraryDirectory: fc.Arbitrary<Directory> = fc
  .record({
    customers: arbitraryCustomers,
    partners: arbitraryPartners,
    workspace: optional(fc.record(workspaceFields).map((input) => parsed(parseWorkspace(input)))),
  })
  .map(({ workspace, ...rest }) => (workspace ? { ...rest, workspace } : rest));

const byTenantId = (a: { tenantId: string }, b: { tenantId: string }) => (a.tenantId < b.tenantId ? -1 : 1);

function parsed<T>(result: { ok: true; value: T } | { ok: false; problems: unknown[] }): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.problems));
}
