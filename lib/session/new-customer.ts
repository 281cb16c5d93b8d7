import { getCustomer } from '../db/customers.ts';
import type { Customer } from '../directory/types.ts';
import { type CustomerDraft, parseCustomerDraft } from './customer-draft.ts';
import { planCustomerEdit } from './directory-edit.ts';
import { type FormOutcome, openReview } from './open-review.ts';
import type { OptionsSession } from './options-session.ts';

/** Adds a customer, unless its tenant is on record already. */
export async function addCustomer(
  session: OptionsSession,
  draft: CustomerDraft,
  onWritten: (customer: Customer) => void,
): Promise<FormOutcome> {
  const parsed = parseCustomerDraft(draft, undefined);
  if (!parsed.ok) return { state: 'problems', problems: parsed.problems };
  const base = session.head.peek();
  const known = await getCustomer(session.db, parsed.value.tenantId);
  if (known)
    return {
      state: 'problems',
      problems: [{ code: 'customers.new.exists', path: 'tenantId', value: known.companyName }],
    };
  const standpoint = { book: { partners: session.partners.peek() }, base, today: session.today() };
  const planned = planCustomerEdit(undefined, parsed.value, standpoint);
  return openReview(session, planned, { onWritten: () => onWritten(parsed.value) });
}
