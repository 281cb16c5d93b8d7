import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { isCanonicalCustomer } from '../../lib/directory/canonical-customer.ts';
import { customerSchema } from '../../lib/directory/customer-schema.ts';

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
