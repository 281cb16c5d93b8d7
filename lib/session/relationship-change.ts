import { designate } from '../directory/change.ts';
import { toSupportContact } from '../directory/own-partner.ts';
import type { Customer, Partner, RelationshipState, SubscriptionId, TenantId } from '../directory/types.ts';
import { diffCustomer, diffPartner } from '../log/diff.ts';
import { createPlan } from '../log/plan.ts';
import { docReader, planPartnerEdit } from './directory-edit.ts';
import type { PlannedChange } from './review-plan.ts';
import type { ReviewNote } from './reviewable.ts';

/** Records that a relationship was requested, is active, or is none. Ending one is `planEndOfRelationship`. */
export function planRelationship(
  before: Partner | undefined,
  partner: Partner,
  relationship: Exclude<RelationshipState, 'ended'>,
  base: number,
): PlannedChange {
  const after = { ...partner, relationship };
  if (relationship === 'none') return planPartnerEdit(before, after, base, []);
  const note: ReviewNote = { level: 'info', key: `review.note.${relationship}`, params: { name: partner.name } };
  return planPartnerEdit(before, after, base, [note]);
}

/** A designation that ending a relationship leaves without a valid contact. */
export interface Stranded {
  customer: Customer;
  subscriptionId: SubscriptionId;
  /** Who shall be designated instead; undefined: the default contact; `keep`: it stays as it is. */
  successor: Partner | 'keep' | undefined;
}

/** Ends the relationship and moves the stranded designations, all in one commit. */
export function planEndOfRelationship(partner: Partner, stranded: readonly Stranded[], base: number): PlannedChange {
  const edited = [...moveStranded(stranded).values()];
  const edits = edited.map(([before, after]) => diffCustomer(before, after));
  return {
    plan: createPlan('edit', base, [diffPartner(partner, { ...partner, relationship: 'ended' }), ...edits]),
    before: docReader(
      [partner],
      edited.map(([before]) => before),
    ),
    notes: strandedNotes(partner, stranded),
  };
}

/** Each customer as it was and as it will be. */
export function moveStranded(stranded: readonly Stranded[]): Map<TenantId, [before: Customer, after: Customer]> {
  const moved = new Map<TenantId, [Customer, Customer]>();
  for (const { customer, subscriptionId, successor } of stranded) {
    const [before, current] = moved.get(customer.tenantId) ?? [customer, customer];
    const contact = successor && successor !== 'keep' ? toSupportContact(successor) : undefined;
    const after = successor === 'keep' ? current : designate(current, subscriptionId, contact);
    moved.set(customer.tenantId, [before, after]);
  }
  return moved;
}

/** Says how many designations stay with the partner all the same. */
export function strandedNotes({ name }: Partner, stranded: readonly Stranded[]): ReviewNote[] {
  const count = stranded.filter(({ successor }) => successor === 'keep').length;
  return count > 0 ? [{ level: 'warning', key: 'review.note.stranded', params: { name, count } }] : [];
}
