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
  const note: ReviewNote = { level: 'info', key: `review.note.${relationship}`, params: { name: partner.name } };
  return planPartnerEdit(before, { ...partner, relationship }, base, relationship === 'none' ? [] : [note]);
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
  const before = [...new Map(stranded.map(({ customer }) => [customer.tenantId, customer])).values()];
  const moved = stranded.filter(({ successor }) => successor !== 'keep');
  const after = new Map<TenantId, Customer>(before.map((customer) => [customer.tenantId, customer]));
  for (const { customer, subscriptionId, successor } of moved) {
    const current = after.get(customer.tenantId) ?? customer;
    const contact = successor && successor !== 'keep' ? toSupportContact(successor) : undefined;
    after.set(customer.tenantId, designate(current, subscriptionId, contact));
  }
  const edits = before.map((customer) => diffCustomer(customer, after.get(customer.tenantId) ?? customer));
  const kept = stranded.length - moved.length;
  return {
    plan: createPlan('edit', base, [diffPartner(partner, { ...partner, relationship: 'ended' }), ...edits]),
    before: docReader([partner], before),
    notes: kept > 0 ? [strandedNote(partner, kept)] : [],
  };
}

function strandedNote({ name }: Partner, count: number): ReviewNote {
  return { level: 'warning', key: 'review.note.stranded', params: { name, count } };
}
