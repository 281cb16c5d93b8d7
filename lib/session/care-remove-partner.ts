import { withoutDelegatedAdmin } from '../directory/change.ts';
import type { Customer, Partner } from '../directory/types.ts';
import { diffCustomer, dropPartner } from '../log/diff.ts';
import { createPlan } from '../log/plan.ts';
import { docReader } from './directory-edit.ts';
import { moveStranded, type Stranded, strandedNotes } from './relationship-change.ts';
import type { PlannedChange } from './review-plan.ts';

/**
 * Takes a reseller out of the directory and moves the designations that this leaves stranded, in one commit. Ourselves
 * cannot be removed: we are every customer's default contact. `holding`: customers whose entry about the reseller's
 * delegated admin goes too; it stays where a designation is kept, because that rests on it.
 */
export function planPartnerRemoval(
  partner: Partner,
  stranded: readonly Stranded[],
  base: number,
  holding: readonly Customer[] = [],
): PlannedChange {
  const edited = moveStranded(stranded);
  const kept = new Set(
    stranded.filter(({ successor }) => successor === 'keep').map(({ customer }) => customer.tenantId),
  );
  for (const customer of holding.filter(({ tenantId }) => !kept.has(tenantId))) {
    const [before, after] = edited.get(customer.tenantId) ?? [customer, customer];
    edited.set(customer.tenantId, [before, withoutDelegatedAdmin(after, partner.tenantId)]);
  }
  const customers = [...edited.values()];
  const edits = customers.map(([before, after]) => diffCustomer(before, after));
  return {
    plan: createPlan('edit', base, [dropPartner(partner.tenantId), ...edits]),
    before: docReader(
      [partner],
      customers.map(([before]) => before),
    ),
    notes: [
      { level: 'warning', key: 'care.remove.partner.note', params: { name: partner.name } },
      ...strandedNotes(partner, stranded),
    ],
  };
}
