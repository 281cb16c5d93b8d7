import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../lib/directory/limits.ts';
import { parseCustomer } from '../../lib/directory/parse.ts';
import { OTHER, SUBSCRIPTION, smallest, TENANT, unwrap, withSubscription } from './sample-input.ts';

const problemsOf = (result: ReturnType<typeof parseCustomer>) => (result.ok ? [] : result.problems);

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

it('a company name of control characters only counts as missing', () => {
  expect(parseCustomer({ tenantId: TENANT, companyName: '\u0000' })).toMatchObject({
    ok: false,
    problems: [{ code: 'missing', path: 'companyName' }],
  });
});
