import type { Partner } from '../directory/types.ts';
import { dropPartner } from '../log/diff.ts';
import { partnerDoc } from '../log/doc-id.ts';
import { createPlan } from '../log/plan.ts';
import { planEndOfRelationship, type Stranded } from './relationship-change.ts';
import type { PlannedChange } from './review-plan.ts';

/**
 * Takes a reseller out of the directory and moves the designations that this leaves stranded, as the end of its
 * relationship does, in one commit. Ourselves cannot be removed: we are every customer's default contact.
 */
export function planPartnerRemoval(partner: Partner, stranded: readonly Stranded[], base: number): PlannedChange {
  const ended = planEndOfRelationship(partner, stranded, base);
  const doc = partnerDoc(partner.tenantId);
  const moves = ended.plan.ops.filter((op) => !('put' in op && op.put === doc));
  return {
    ...ended,
    plan: createPlan('edit', base, [dropPartner(partner.tenantId), ...moves]),
    notes: [{ level: 'warning', key: 'care.remove.partner.note', params: { name: partner.name } }, ...ended.notes],
  };
}
