import { describe, expect, it } from 'vitest';
import { designate } from '../../lib/directory/change.ts';
import { parseIsoDate, parseTenantId } from '../../lib/directory/ids.ts';
import { toSupportContact } from '../../lib/directory/own-partner.ts';
import type { Customer, Partner } from '../../lib/directory/types.ts';
import { type BulkChange, type BulkWork, planBulk } from '../../lib/session/bulk-plan.ts';
import { book, customer, RESELLER, SECOND } from './sample-book.ts';

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('missing');
  return value;
}

const today = must(parseIsoDate('2026-11-22'));
/** As `customer`, but `RESELLER` holds no delegated admin on it. */
const barred: Customer = {
  ...customer,
  tenantId: must(parseTenantId('b0000000-0000-4000-8000-000000000000')),
  delegatedAdmin: [{ tenantId: RESELLER.tenantId, kind: 'none' }],
};

const change = (from: BulkChange['from'], to: BulkChange['to'], includeIneligible = false): BulkChange => ({
  from,
  to,
  includeIneligible,
});

const plan = (customers: Customer[], asked: BulkChange, partners: Partner[] = book) =>
  planBulk(customers, asked, { base: 7, book: { partners }, today });

function planned(customers: Customer[], asked: BulkChange): BulkWork {
  const outcome = plan(customers, asked);
  if (outcome.state !== 'planned') throw new Error(outcome.state);
  return outcome;
}

const figures = ({ changing, ineligible, alreadySo, terminated, planned: { plan: made } }: BulkWork) => ({
  changing: changing.length,
  ineligible: ineligible.length,
  alreadySo,
  terminated,
  ops: made.ops.length,
});

const allToReseller = customer.subscriptions.reduce(
  (edited, { id }) => designate(edited, id, toSupportContact(RESELLER)),
  customer,
);
const terminated: Customer = {
  ...customer,
  subscriptions: customer.subscriptions.map((one) => ({ ...one, status: 'deleted' as const })),
};

describe('the plan of a bulk change', () => {
  it.each<[string, Customer[], BulkChange, Partial<ReturnType<typeof figures>>]>([
    ['no customer', [], change('any', RESELLER.tenantId), { changing: 0, ops: 0 }],
    ['every subscription to a reseller', [customer], change('any', RESELLER.tenantId), { changing: 4, ops: 1 }],
    ['those with the default contact', [customer], change('default', RESELLER.tenantId), { changing: 3, ops: 1 }],
    ['from one reseller to the other', [customer], change(SECOND.tenantId, RESELLER.tenantId), { changing: 1, ops: 1 }],
    ['back to the default contact', [customer], change('any', 'default'), { changing: 1, alreadySo: 3, ops: 1 }],
    ['from someone who supports nothing', [customer], change(RESELLER.tenantId, 'default'), { changing: 0, ops: 0 }],
    ['a designation already so', [allToReseller], change('any', RESELLER.tenantId), { alreadySo: 4, ops: 0 }],
    ['nothing eligible', [barred], change('any', RESELLER.tenantId), { changing: 0, ineligible: 4, ops: 0 }],
    [
      'some eligible, some not',
      [customer, barred],
      change('any', RESELLER.tenantId),
      { changing: 4, ineligible: 4, ops: 1 },
    ],
    [
      'those not eligible, included',
      [customer, barred],
      change('any', RESELLER.tenantId, true),
      { changing: 8, ineligible: 4, ops: 2 },
    ],
    ['terminated ones', [terminated], change('any', RESELLER.tenantId), { changing: 0, terminated: 4, ops: 0 }],
  ])('of %s', (_, customers, asked, expected) => {
    expect(figures(planned(customers, asked))).toMatchObject(expected);
  });

  it('says that the partner is gone, and never takes its absence for the default contact', () => {
    expect(plan([customer], change('any', RESELLER.tenantId), [])).toEqual({ state: 'partnerGone' });
  });

  it('designates with tenant id, MPN id and name as the book has them, against the position it was worked out at', () => {
    const { planned: made } = planned([customer], change(SECOND.tenantId, RESELLER.tenantId));
    const path = `subscriptions.${customer.subscriptions[3]?.id}.supportContact`;
    expect(made.plan).toEqual({
      source: 'edit',
      base: 7,
      ops: [{ put: `customer/${customer.tenantId}`, set: { [path]: toSupportContact(RESELLER) } }],
    });
  });

  it('refreshes a designation that is stored under an older name', () => {
    const stale = designate(customer, must(customer.subscriptions[0]).id, {
      ...toSupportContact(RESELLER),
      name: 'Trey',
    });
    expect(figures(planned([stale], change(RESELLER.tenantId, RESELLER.tenantId)))).toMatchObject({ changing: 1 });
  });

  it('names the reason for each that is left out, and warns of them in the review', () => {
    const { ineligible, planned: made } = planned([customer, barred], change('any', RESELLER.tenantId));
    expect(ineligible.every(({ doubts }) => doubts[0]?.reason === 'delegatedAdminMissing')).toBe(true);
    expect(made.notes).toContainEqual({ level: 'warning', key: 'bulk.note.leftOut', params: { count: 4 } });
  });

  it('says in the review what it passes over', () => {
    const half: Customer = {
      ...terminated,
      subscriptions: [...terminated.subscriptions.slice(2), ...allToReseller.subscriptions.slice(0, 1)],
    };
    const { notes } = planned([half], change('any', RESELLER.tenantId)).planned;
    expect(notes).toContainEqual({ level: 'info', key: 'bulk.terminated', params: { count: 2 } });
    expect(notes).toContainEqual({ level: 'info', key: 'bulk.alreadySo', params: { count: 1 } });
  });

  it('warns in the review of those that are included in spite of it', () => {
    const { notes } = planned([barred], change('any', RESELLER.tenantId, true)).planned;
    expect(notes).toContainEqual({ level: 'warning', key: 'bulk.note.delegatedAdminMissing', params: { count: 4 } });
  });
});
