import { contactsFor } from '../directory/contacts-for.ts';
import type { Customer, IsoDate, Partner, PartnerBook } from '../directory/types.ts';
import { diffCustomer, diffPartner } from '../log/diff.ts';
import { customerDoc, partnerDoc } from '../log/doc-id.ts';
import { createPlan } from '../log/plan.ts';
import type { ReadDoc } from './read-docs.ts';
import type { PlannedChange } from './review-plan.ts';
import type { ReviewNote } from './reviewable.ts';

/** What a change is worked out against. */
export interface Standpoint {
  book: PartnerBook;
  /** Log position at which the documents were read. */
  base: number;
  today: IsoDate;
}

/** A customer's edit, with what the customer sees before and after. */
export function planCustomerEdit(
  before: Customer | undefined,
  after: Customer,
  { book, base, today }: Standpoint,
  notes: ReviewNote[] = [],
): PlannedChange {
  return {
    plan: createPlan('edit', base, [diffCustomer(before, after)]),
    before: docReader([], before ? [before] : []),
    notes,
    preview: {
      ...(before ? { before: contactsFor(before, book, today) } : {}),
      after: contactsFor(after, book, today),
    },
  };
}

export function planPartnerEdit(
  before: Partner | undefined,
  after: Partner,
  base: number,
  notes: ReviewNote[] = [],
): PlannedChange {
  const plan = createPlan('edit', base, [diffPartner(before, after)]);
  return { plan, before: docReader(before ? [before] : [], []), notes };
}

/** Looks documents up among those at hand. */
export function docReader(partners: readonly Partner[], customers: readonly Customer[]): ReadDoc {
  const documents = new Map<string, object>([
    ...partners.map((partner): [string, object] => [partnerDoc(partner.tenantId), partner]),
    ...customers.map((customer): [string, object] => [customerDoc(customer.tenantId), customer]),
  ]);
  return (doc) => documents.get(doc);
}
