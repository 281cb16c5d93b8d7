import { describe, expect, it } from 'vitest';
import { parseIsoDate } from '../../../lib/directory/ids.ts';
import type { DelegatedAdmin } from '../../../lib/directory/types.ts';
import { heldBy, heldOn } from '../../../lib/partner-center/graph/held-by.ts';
import { mergeHeld } from '../../../lib/partner-center/graph/merge-held.ts';
import { parseRelationships, type SeenRelationship } from '../../../lib/partner-center/graph/relationship.ts';
import { tallyHeld } from '../../../lib/partner-center/graph/tally-held.ts';
import { aCustomer, tenant } from '../../fixtures/documents.ts';
import { graphRelationship } from '../../stand-ins/partner-center/graph.ts';

const HOLDER = tenant(90);
const PROVIDER = tenant(91);
const day = (text: string) => {
  const parsed = parseIsoDate(text);
  if (!parsed) throw new Error(text);
  return parsed;
};
const TODAY = day('2026-11-29');

function seen(customer: number, change: object = {}): SeenRelationship {
  const [row] = parseRelationships({ value: [graphRelationship(tenant(customer), change)] })?.items ?? [];
  if (!row) throw new Error('It does not parse.');
  return row;
}

describe('a relationship as Graph lists it', () => {
  it('is read as documented', () => {
    expect(seen(1)).toEqual({
      customer: tenant(1),
      status: 'active',
      endDate: '2027-02-01',
      changedOn: '2025-02-01',
      isExtended: false,
    });
  });

  it.each<[string, object, Partial<SeenRelationship>]>([
    ['a customer in capitals', { customer: { tenantId: tenant(1).toUpperCase() } }, { customer: tenant(1) }],
    ['a state of tomorrow', { status: 'paused' }, { status: 'paused' }],
    ['no end', { endDateTime: null }, { status: 'active' }],
    ['an end that is none', { endDateTime: 'soon' }, { status: 'active' }],
    ['one that extends itself', { autoExtendDuration: 'P180D' }, { isExtended: true }],
    ['one that a provider made', { indirectProviderTenantId: PROVIDER }, { madeBy: PROVIDER }],
  ])('takes %s', (_, change, expected) => {
    expect(seen(1, change)).toMatchObject(expected);
  });

  it.each<[string, unknown]>([
    ['no list', {}],
    ['a list that is none', { value: 'x' }],
    ['nothing', undefined],
  ])('is no page of %s', (_, body) => {
    expect(parseRelationships(body)).toBeUndefined();
  });

  it.each<[string, object]>([
    ['without a customer', { customer: null }],
    ['of a customer that is no tenant', { customer: { tenantId: 'contoso' } }],
    ['without a state', { status: '' }],
  ])('counts a row %s as unreadable', (_, change) => {
    const rows = [graphRelationship(tenant(1), change), graphRelationship(tenant(2))];
    expect(parseRelationships({ value: rows })).toMatchObject({ unreadable: 1, items: [{ customer: tenant(2) }] });
  });
});

describe('what a partner holds on a customer', () => {
  it.each<[string, object[], Partial<DelegatedAdmin> | undefined]>([
    ['until the end of a running one', [{}], { endDate: day('2027-02-01') }],
    ['until the last end of several', [{}, { endDateTime: '2028-01-01T00:00:00Z' }], { endDate: day('2028-01-01') }],
    [
      'of a running one beside one that has ended',
      [{ status: 'expired', endDateTime: '2029-01-01T00:00:00Z' }, {}],
      { endDate: day('2027-02-01') },
    ],
    ['without an end where Microsoft extends it', [{ autoExtendDuration: 'P180D' }], {}],
    ['while it runs out', [{ status: 'expiring' }], { endDate: day('2027-02-01') }],
    ['while its end is asked for', [{ status: 'terminationRequested' }], { endDate: day('2027-02-01') }],
    ['until it expired', [{ status: 'expired', endDateTime: '2026-01-31T00:00:00Z' }], { endDate: day('2026-01-31') }],
    [
      'until somebody ended it',
      [{ status: 'terminated', lastModifiedDateTime: '2025-06-01T00:00:00Z' }],
      { endDate: day('2025-06-01') },
    ],
    ['nothing that nobody approved', [{ status: 'approvalPending' }], undefined],
    ['nothing yet while it starts', [{ status: 'activating' }], undefined],
    ['nothing by a state of tomorrow', [{ status: 'paused' }], undefined],
  ])('is gdap %s', (_, changes, expected) => {
    const held = heldOn(
      HOLDER,
      changes.map((change) => seen(1, change)),
    );
    expect(held).toEqual(expected && { tenantId: HOLDER, kind: 'gdap', ...expected });
  });

  it('is the asking reseller’s, also where its provider made it', () => {
    const { byCustomer, unnamed } = heldBy(HOLDER, [seen(1), seen(2, { indirectProviderTenantId: PROVIDER })]);
    expect([...byCustomer.keys()]).toEqual([tenant(1), tenant(2)]);
    expect(unnamed).toBe(0);
  });

  it('is nobody’s that can be told where the provider itself asks', () => {
    const { byCustomer, unnamed } = heldBy(PROVIDER, [seen(1), seen(2, { indirectProviderTenantId: PROVIDER })]);
    expect([...byCustomer.keys()]).toEqual([tenant(1)]);
    expect(unnamed).toBe(1);
  });

  it('is counted by customers', () => {
    const held = heldBy(HOLDER, [
      seen(1),
      seen(1, { status: 'terminated' }),
      seen(2, { endDateTime: '2026-12-10T00:00:00Z' }),
      seen(3, { status: 'expired', endDateTime: '2026-11-28T00:00:00Z' }),
      seen(4, { status: 'created' }),
    ]);
    expect(tallyHeld(HOLDER, held, TODAY)).toEqual({ held: 2, ending: 1, ended: 1 });
  });
});

describe('what a customer becomes', () => {
  const holding = { holder: HOLDER, today: TODAY, isWhole: true };
  const gdap: DelegatedAdmin = { tenantId: HOLDER, kind: 'gdap', endDate: day('2027-02-01') };
  const other: DelegatedAdmin = { tenantId: tenant(92), kind: 'dap' };
  const expired = { status: 'expired', endDateTime: '2026-01-31T00:00:00Z' };

  it.each<[string, DelegatedAdmin[], object[], boolean, DelegatedAdmin[]]>([
    ['gains what nobody told', [other], [{}], true, [gdap, other]],
    ['keeps what is so already', [gdap], [{}], true, [gdap]],
    ['learns a new end', [{ ...gdap, endDate: day('2026-12-01') }], [{}], true, [gdap]],
    ['has none where Graph lists none', [gdap, other], [], true, [{ tenantId: HOLDER, kind: 'none' }, other]],
    ['keeps it where the list is not whole', [gdap], [], false, [gdap]],
    [
      'keeps what Graph knows nothing of',
      [{ tenantId: HOLDER, kind: 'dap' }],
      [],
      true,
      [{ tenantId: HOLDER, kind: 'dap' }],
    ],
    [
      'keeps DAP beside what has ended',
      [{ tenantId: HOLDER, kind: 'dap' }],
      [expired],
      true,
      [{ tenantId: HOLDER, kind: 'dap' }],
    ],
    ['keeps what is on record while another is only asked for', [gdap], [{ status: 'approvalPending' }], true, [gdap]],
    ['learns that it has ended', [gdap], [expired], true, [{ ...gdap, endDate: day('2026-01-31') }]],
  ])('%s', (_, before, changes, isWhole, expected) => {
    const customer = aCustomer(1, { delegatedAdmin: before });
    const after = mergeHeld(
      customer,
      changes.map((change) => seen(1, change)),
      { ...holding, isWhole },
    );
    expect(after).toEqual({ ...customer, delegatedAdmin: expected });
  });
});
