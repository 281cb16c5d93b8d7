import { withDelegatedAdmin, withoutDelegatedAdmin, withoutSubscription } from '../directory/change.ts';
import { subscriptionName } from '../directory/subscription-name.ts';
import type { Customer, DelegatedAdmin, Partner, SubscriptionId, TenantId } from '../directory/types.ts';
import { planCustomerRemoval } from './care-remove-customer.ts';
import { type CustomerDraft, parseCustomerDraft } from './customer-draft.ts';
import { type DesignationWords, planDesignation } from './designation-change.ts';
import { planCustomerEdit, type Standpoint } from './directory-edit.ts';
import type { CustomerWatch } from './open-customer.ts';
import { type FormOutcome, openReview } from './open-review.ts';
import type { OptionsSession } from './options-session.ts';
import { parseSubscriptionDraft, type SubscriptionDraft } from './subscription-draft.ts';

/** What a reseller holds; `unknown` takes what was on record away. */
export type HeldOrUnknown = DelegatedAdmin | { tenantId: TenantId; kind: 'unknown' };

/** What can be done on a customer's page. Each opens a review; nothing is written before it is confirmed. */
export interface CustomerActions {
  editProfile(draft: CustomerDraft): FormOutcome;
  /** `edited`: the subscription in whose place it is put; undefined adds one. */
  putSubscription(draft: SubscriptionDraft, edited: SubscriptionId | undefined, onWritten: () => void): FormOutcome;
  removeSubscription(id: SubscriptionId, onWritten: () => void): FormOutcome;
  setDelegatedAdmin(held: HeldOrUnknown): FormOutcome;
  /** Takes the customer out of the directory. */
  remove(onWritten: () => void): FormOutcome;
  /** `undefined`: the default contact. */
  designate(subscriptionId: SubscriptionId, partner: Partner | undefined): FormOutcome;
}

export function createCustomerActions(
  session: OptionsSession,
  watch: Pick<CustomerWatch, 'view'>,
  words: DesignationWords,
): CustomerActions {
  /** As it stands when the button is pressed, so that "Review again" works on what others have written since. */
  function act(change: (customer: Customer, standpoint: Standpoint, again: () => void) => FormOutcome): FormOutcome {
    const view = watch.view.peek();
    if (view.state !== 'ready') return { state: 'unchanged' };
    const standpoint = { book: { partners: session.partners.peek() }, base: view.base, today: session.today() };
    return change(view.customer, standpoint, () => void act(change));
  }

  function edit(parse: (customer: Customer) => ReturnType<typeof parseCustomerDraft>, onWritten?: () => void) {
    return act((customer, standpoint, again) => {
      const parsed = parse(customer);
      if (!parsed.ok) return { state: 'problems', problems: parsed.problems };
      const names = namesOf(customer, parsed.value);
      const options = { names, again, ...(onWritten ? { onWritten } : {}) };
      return openReview(session, planCustomerEdit(customer, parsed.value, standpoint), options);
    });
  }

  return {
    editProfile: (draft) => edit((customer) => parseCustomerDraft(draft, customer)),
    putSubscription: (draft, edited, onWritten) =>
      edit((customer) => parseSubscriptionDraft(draft, customer, edited), onWritten),
    removeSubscription: (id, onWritten) =>
      edit((customer) => ({ ok: true, value: withoutSubscription(customer, id) }), onWritten),
    setDelegatedAdmin: (held) => edit((customer) => ({ ok: true, value: withHeld(customer, held) })),
    remove: (onWritten) =>
      act((customer, { base }, again) => {
        const options = { names: namesOf(customer), again, onWritten };
        return openReview(session, planCustomerRemoval(customer, base), options);
      }),
    designate: (subscriptionId, partner) =>
      act((customer, standpoint, again) => {
        const planned = planDesignation({ customer, subscriptionId, partner }, standpoint, words);
        return openReview(session, planned, { names: namesOf(customer), again });
      }),
  };
}

const withHeld = (customer: Customer, held: HeldOrUnknown) =>
  held.kind === 'unknown' ? withoutDelegatedAdmin(customer, held.tenantId) : withDelegatedAdmin(customer, held);

/** Names of the customer and its subscriptions, by id. */
function namesOf(...customers: Customer[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { tenantId, companyName, subscriptions } of customers) {
    names.set(tenantId, companyName);
    for (const one of subscriptions) names.set(one.id, subscriptionName(one) || one.id);
  }
  return names;
}
