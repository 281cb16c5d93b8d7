import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { isCanonicalCustomer } from '../../lib/directory/canonical-customer.ts';
import { customerSchema } from '../../lib/directory/customer-schema.ts';
import { LIMITS } from '../../lib/directory/limits.ts';
import { parseCustomer, parseDirectory, parsePartner, parseWorkspace } from '../../lib/directory/parse.ts';

const TENANT = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1';
const OTHER = '3b33e682-00c3-41ee-9dd2-a548adf56438';
const SUBSCRIPTION = 'c8d8fbab-6a62-44dc-be50-b7c74e43a296';

const smallest = { tenantId: TENANT, companyName: 'Contoso' };
const withSubscription = (fields: object) => ({ ...smallest, subscriptions: [{ id: SUBSCRIPTION, ...fields }] });

const problemsOf = (result: ReturnType<typeof parseCustomer>) => (result.ok ? [] : result.problems);
const unwrap = <T>(result: { ok: true; value: T } | { ok: false; problems: unknown }) =>
  result.ok ? result.value : expect.fail(JSON.stringify(result.problems));

describe('parseCustomer', () => {
  it('fills in what is missing', () => {
    expect(unwrap(parseCustomer(smallest))).toEqual({
      tenantId: TENANT,
      companyName: 'Contoso',
      domains: [],
      aliases: [],
      relationship: 'active',
      delegatedAdmin: [],
      subscriptions: [],
    });
  });

  it("takes Partner Center's PascalCase keys, upper-case GUIDs, nulls and numbers", () => {
    const input = {
      TenantId: `{${TENANT.toUpperCase()}}`,
      CompanyName: '\uFEFF Contoso ',
      Notes: null,
      Subscriptions: [
        {
          Id: SUBSCRIPTION.toUpperCase(),
          OfferId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971',
          Quantity: '25',
          Status: 'Suspended',
          SupportContact: {
            SupportTenantId: OTHER.toUpperCase(),
            SupportMpnId: 4391507,
            Name: 'Trey Research',
            Links: { Self: {} },
            Attributes: { ObjectType: 'SupportContact' },
          },
        },
      ],
    };
    expect(unwrap(parseCustomer(input))).toMatchObject({
      tenantId: TENANT,
      companyName: 'Contoso',
      subscriptions: [
        {
          id: SUBSCRIPTION,
          quantity: 25,
          status: 'suspended',
          commerce: 'newCommerce',
          channel: 'csp',
          supportContact: { supportTenantId: OTHER, supportMpnId: '4391507', name: 'Trey Research' },
        },
      ],
    });
  });

  it.each([
    ['a status nobody knows yet', { status: 'hibernating' }, { status: 'other' }],
    ['a commerce nobody knows yet', { commerce: 'barter' }, { commerce: 'other' }],
    ['a channel in snake case', { channel: 'enterprise_agreement' }, { channel: 'enterpriseAgreement' }],
    [
      'leading zeros of an MPN id',
      { supportContact: { supportTenantId: OTHER, supportMpnId: '0012' } },
      {
        supportContact: { supportTenantId: OTHER, supportMpnId: '0012', name: '' },
      },
    ],
    ['usage billing of a GUID offer as Azure', { offerId: TENANT, billingType: 'usage' }, { commerce: 'azure' }],
  ])('keeps %s', (_, fields, expected) => {
    expect(unwrap(parseCustomer(withSubscription(fields))).subscriptions[0]).toMatchObject(expected);
  });

  it('sorts lists by id and drops repeated domains and aliases', () => {
    const input = {
      ...smallest,
      domains: ['Contoso.com.', 'bücher.example', 'contoso.com'],
      aliases: ['C', ' C ', 'D'],
      delegatedAdmin: [
        { tenantId: OTHER, kind: 'GDAP', endDate: '2026-12-31' },
        { tenantId: TENANT, kind: 'none' },
      ],
      subscriptions: [{ id: SUBSCRIPTION }, { id: OTHER }],
    };
    const customer = unwrap(parseCustomer(input));
    expect(customer.domains).toEqual(['contoso.com', 'xn--bcher-kva.example']);
    expect(customer.aliases).toEqual(['C', 'D']);
    expect(customer.delegatedAdmin.map(({ tenantId }) => tenantId)).toEqual([TENANT, OTHER]);
    expect(customer.subscriptions.map(({ id }) => id)).toEqual([OTHER, SUBSCRIPTION]);
  });

  it.each([
    ['nothing', undefined, [{ code: 'notAnObject' }]],
    ['a list', [], [{ code: 'notAnObject' }]],
    [
      'no tenant id and an empty name',
      { companyName: '  ' },
      [
        { code: 'missing', path: 'tenantId' },
        { code: 'missing', path: 'companyName' },
      ],
    ],
    ['a name that is an object', { ...smallest, companyName: {} }, [{ code: 'notText', path: 'companyName' }]],
    [
      'a tenant id that is a domain',
      { ...smallest, tenantId: 'contoso.com' },
      [{ code: 'tenantId', path: 'tenantId', value: 'contoso.com' }],
    ],
    [
      'the second domain an IP address',
      { ...smallest, domains: ['a.example', '10.0.0.1'] },
      [{ code: 'domain', path: 'domains.1', value: '10.0.0.1' }],
    ],
    [
      'domains that are no list',
      { ...smallest, domains: 'a.example' },
      [{ code: 'notAList', path: 'domains', value: 'a.example' }],
    ],
    [
      'a quantity below zero',
      withSubscription({ quantity: -1 }),
      [{ code: 'quantity', path: 'subscriptions.0.quantity', value: '-1' }],
    ],
    [
      'half a licence',
      withSubscription({ quantity: 0.5 }),
      [{ code: 'quantity', path: 'subscriptions.0.quantity', value: '0.5' }],
    ],
    [
      'a channel nobody knows',
      withSubscription({ channel: 'smoke' }),
      [{ code: 'channel', path: 'subscriptions.0.channel', value: 'smoke' }],
    ],
    [
      'a support contact without tenant',
      withSubscription({ supportContact: { name: 'Trey' } }),
      [{ code: 'missing', path: 'subscriptions.0.supportContact.supportTenantId' }],
    ],
    [
      'an MPN id with letters',
      withSubscription({ supportContact: { supportTenantId: OTHER, supportMpnId: 'x1' } }),
      [{ code: 'mpnId', path: 'subscriptions.0.supportContact.supportMpnId', value: 'x1' }],
    ],
    [
      'the same subscription twice',
      { ...smallest, subscriptions: [{ id: OTHER }, { id: OTHER.toUpperCase() }] },
      [{ code: 'duplicateSubscription', path: 'subscriptions', value: OTHER }],
    ],
    [
      'a day that does not exist',
      { ...smallest, delegatedAdmin: [{ tenantId: OTHER, kind: 'dap', endDate: '2026-02-30' }] },
      [{ code: 'date', path: 'delegatedAdmin.0.endDate', value: '2026-02-30' }],
    ],
    [
      'a name of 501 characters',
      { ...smallest, companyName: 'x'.repeat(501) },
      [{ code: 'tooLong', path: 'companyName', value: `${'x'.repeat(100)}…` }],
    ],
    [
      'too many aliases',
      { ...smallest, aliases: Array.from({ length: LIMITS.aliases + 1 }, (_, n) => `a${n}`) },
      [{ code: 'tooMany', path: 'aliases' }],
    ],
  ])('names what is wrong with %s', (_, input, problems) => {
    expect(problemsOf(parseCustomer(input))).toEqual(problems);
  });

  it('lets no key reach a prototype', () => {
    const hostile = JSON.parse(
      `{"tenantId":"${TENANT}","companyName":"C","__proto__":{"notes":"x"},"constructor":{"prototype":{"p":1}}}`,
    );
    const customer = unwrap(parseCustomer(hostile));
    expect(customer.notes).toBeUndefined();
    expect(Object.keys(customer)).not.toContain('constructor');
    expect(Object.getPrototypeOf(customer)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('p');
  });

  it('returns what is already canonical as it is', () => {
    const customer = unwrap(parseCustomer(withSubscription({ offerName: 'Microsoft 365' })));
    expect(unwrap(parseCustomer(customer))).toBe(customer);
  });
});

const guid = fc.uuid();
const word = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ maxLength: 12, unit: 'binary' }),
  fc.constantFrom(
    '',
    ' ',
    'Contoso',
    '\uFEFFContoso',
    'active',
    'gdap',
    'csp',
    '007',
    'contoso.com',
    'XN--BCHER-KVA.de',
  ),
);
const loose = (fields: Record<string, fc.Arbitrary<unknown>>) => fc.record(fields, { requiredKeys: [] });
const someCustomer = loose({
  tenantId: fc.oneof(guid, word),
  companyName: word,
  domains: fc.array(fc.oneof(fc.domain(), word), { maxLength: 3 }),
  aliases: fc.array(word, { maxLength: 3 }),
  country: fc.constantFrom('JP', 'jp', 'Japan', ''),
  relationship: fc.constantFrom('active', 'Ended', 'x', ''),
  notes: word,
  extra: word,
  delegatedAdmin: fc.array(
    loose({
      tenantId: guid,
      kind: fc.constantFrom('dap', 'GDAP', 'none'),
      endDate: fc.constantFrom('2026-01-31', 'x'),
    }),
    { maxLength: 3 },
  ),
  subscriptions: fc.array(
    loose({
      id: guid,
      offerId: word,
      offerName: word,
      friendlyName: word,
      status: fc.constantFrom('active', 'x'),
      quantity: fc.oneof(fc.nat(), fc.double(), fc.constant('3')),
      commerce: fc.constantFrom('legacy', 'x'),
      channel: fc.constantFrom('csp', 'open'),
      supportContact: loose({ supportTenantId: guid, supportMpnId: fc.constantFrom('', '007', 'x'), name: word }),
    }),
    { maxLength: 3 },
  ),
});

describe('the quick check and the schema', () => {
  it('agree: what the schema gives back is canonical, and what is canonical the schema gives back unchanged', () => {
    let accepted = 0;
    fc.assert(
      fc.property(someCustomer, (input) => {
        const slow = v.safeParse(customerSchema, input);
        if (isCanonicalCustomer(input)) expect(slow.success && slow.output).toEqual(input);
        if (!slow.success) return;
        accepted++;
        expect(isCanonicalCustomer(slow.output)).toBe(true);
        expect(v.parse(customerSchema, slow.output)).toEqual(slow.output);
      }),
      { numRuns: 2000 },
    );
    expect(accepted).toBeGreaterThan(20);
  });
});

it('a company name of control characters only counts as missing', () => {
  expect(parseCustomer({ tenantId: TENANT, companyName: '\u0000' })).toMatchObject({
    ok: false,
    problems: [{ code: 'missing', path: 'companyName' }],
  });
});

describe('parsePartner', () => {
  it('fills in what is missing and makes nobody eligible by an omission', () => {
    expect(unwrap(parsePartner({ tenantId: TENANT, name: 'Trey Research' }))).toEqual({
      tenantId: TENANT,
      mpnId: '',
      name: 'Trey Research',
      role: 'indirectReseller',
      relationship: 'none',
      support: { languages: [] },
    });
  });

  it('takes ours with ourselves as active', () => {
    const own = parsePartner({ tenantId: TENANT, name: 'Us', role: 'Indirect provider', relationship: 'ended' });
    expect(unwrap(own)).toMatchObject({ role: 'indirectProvider', relationship: 'active' });
  });

  it('puts a support profile into its stored form', () => {
    const support = {
      Email: 'help@Trey.Example',
      telephone: '+81 3-1234-5678',
      website: 'trey.example/support',
      languages: ['EN-us', 'ja', 'ja'],
      hours: {
        timeZone: 'Asia/Tokyo',
        ranges: [{ days: [5, 1, 1], from: '09:00', to: '24:00' }],
        holidays: ['2026-12-25', '2026-01-01'],
      },
      channels: { critical: ' call us ', __proto__: { high: 'x' } },
    };
    expect(unwrap(parsePartner({ tenantId: TENANT, name: 'T', support })).support).toEqual({
      email: 'help@trey.example',
      telephone: '+81 3-1234-5678',
      website: 'https://trey.example/support',
      languages: ['en-US', 'ja'],
      hours: {
        timeZone: 'Asia/Tokyo',
        ranges: [{ days: [1, 5], from: '09:00', to: '24:00' }],
        holidays: ['2026-01-01', '2026-12-25'],
      },
      channels: { critical: 'call us' },
    });
  });

  it.each([
    ['a script for a website', { website: 'javascript:alert(1)' }, 'website', 'support.website'],
    ['two mail addresses', { email: 'a@b.example,c@d.example' }, 'email', 'support.email'],
    ['a language that is no tag', { languages: ['en', '?'] }, 'language', 'support.languages.1'],
    ['an unknown time zone', { hours: { timeZone: 'Mars/Olympus' } }, 'timeZone', 'support.hours.timeZone'],
    [
      'a 25th hour',
      { hours: { timeZone: 'UTC', ranges: [{ days: [1], from: '25:00', to: '09:00' }] } },
      'time',
      'support.hours.ranges.0.from',
    ],
    [
      'an eighth weekday',
      { hours: { timeZone: 'UTC', ranges: [{ days: [8], from: '08:00', to: '09:00' }] } },
      'weekday',
      'support.hours.ranges.0.days.0',
    ],
  ])('names what is wrong with %s', (_, support, code, path) => {
    const result = parsePartner({ tenantId: TENANT, name: 'T', support });
    expect(result).toMatchObject({ ok: false, problems: [{ code, path }] });
  });

  it('leaves out hours and channels that state nothing', () => {
    const support = { hours: { timeZone: 'UTC', ranges: [], holidays: [] }, channels: { critical: ' ' } };
    expect(unwrap(parsePartner({ tenantId: TENANT, name: 'T', support })).support).toEqual({ languages: [] });
  });

  it('is stable: a parsed partner parses to itself', () => {
    const partner = unwrap(
      parsePartner({ tenantId: TENANT, name: 'T', support: { website: 'x.example', email: "o'b+c@x.example" } }),
    );
    expect(unwrap(parsePartner(partner))).toEqual(partner);
  });
});

describe('parseDirectory', () => {
  const own = { tenantId: TENANT, name: 'Us', role: 'indirectProvider' };
  const reseller = { tenantId: OTHER, name: 'Trey' };

  it('takes JSON text with a byte-order mark and sorts by tenant', () => {
    const json = `\uFEFF${JSON.stringify({ partners: [reseller, own], customers: [], workspace: { name: 'W' } })}`;
    expect(unwrap(parseDirectory(json))).toMatchObject({
      partners: [{ tenantId: TENANT }, { tenantId: OTHER }],
      customers: [],
      workspace: { name: 'W' },
    });
  });

  it.each([
    ['text that is cut in the middle', '{"partners":[', [{ code: 'notJson' }]],
    ['a number', 7, [{ code: 'notAnObject', value: '7' }]],
    [
      'a second own partner',
      { partners: [own, { ...own, tenantId: OTHER, name: 'They' }] },
      [{ code: 'severalOwnPartners', path: 'partners', value: 'They' }],
    ],
    [
      'the same partner twice',
      { partners: [reseller, reseller] },
      [{ code: 'duplicatePartner', path: 'partners', value: OTHER }],
    ],
    [
      'the same customer twice',
      { customers: [smallest, smallest] },
      [{ code: 'duplicateCustomer', path: 'customers', value: TENANT }],
    ],
    [
      'a bad customer among good ones',
      { customers: [smallest, { ...smallest, tenantId: 'x' }] },
      [{ code: 'tenantId', path: 'customers.1.tenantId', value: 'x' }],
    ],
    ['a customer that is null', { customers: [null] }, [{ code: 'notAnObject', path: 'customers.0' }]],
    ['a workspace without name', { workspace: {} }, [{ code: 'missing', path: 'workspace.name' }]],
  ])('names what is wrong with %s', (_, input, problems) => {
    expect(parseDirectory(input)).toEqual({ ok: false, problems });
  });
});

describe('parseWorkspace', () => {
  it('asks for a name', () => {
    expect(parseWorkspace({ Name: ' Team ' })).toEqual({ ok: true, value: { name: 'Team' } });
  });
});

it('a text of control characters only counts as absent, wherever it may be', () => {
  const control = '\u0000\u0007';
  const customer = parseCustomer({ ...smallest, notes: control });
  expect(customer).toMatchObject({ ok: true });
  expect(customer.ok && 'notes' in customer.value).toBe(false);
  expect(parseCustomer({ ...smallest, links: [{ name: control, url: 'a.example' }] })).toMatchObject({
    ok: false,
    problems: [{ code: 'missing', path: 'links.0.name' }],
  });
  expect(parseWorkspace({ name: control })).toMatchObject({ ok: false, problems: [{ code: 'missing' }] });
});
