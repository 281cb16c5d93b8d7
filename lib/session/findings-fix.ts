import type { CustomerFinding, Finding, Fix } from '../directory/findings/finding.ts';
import type { Customer, Partner, SubscriptionId, TenantId } from '../directory/types.ts';
import type { CustomerActions } from './customer-actions.ts';
import { toCustomerDraft } from './customer-draft.ts';
import { planPartnerEdit } from './directory-edit.ts';
import { type FormOutcome, openReview } from './open-review.ts';
import type { OptionsSession } from './options-session.ts';
import { editPartner } from './partner-actions.ts';
import { toPartnerDraft } from './partner-draft.ts';
import type { Route } from './route.ts';

export type TypedField = 'support.telephone' | 'support.email' | 'support.website' | 'domains';

/** The way from a finding to the review that settles it. */
export type FixStep =
  /** Nothing to ask: the review opens. */
  | { kind: 'review'; open: () => FormOutcome }
  /** Asks for one field first; problems name it by `field`. */
  | { kind: 'type'; field: TypedField; value: string; open: (text: string) => FormOutcome }
  /** Asks for what the reseller holds first. */
  | { kind: 'delegatedAdmin'; holder: Partner; open: CustomerActions['setDelegatedAdmin'] }
  /** The control is on another page. */
  | { kind: 'go'; route: Route };

export interface CustomerAtHand {
  customer: Customer;
  actions: CustomerActions;
}

/** How the first fix of a customer's finding is done. Undefined when the directory has moved on since it was found. */
export function customerFix(
  session: OptionsSession,
  { customer, actions }: CustomerAtHand,
  { fixes: [fix], subscriptionId }: CustomerFinding,
): FixStep | undefined {
  const partnerOf = (id: TenantId | undefined) => session.partners.peek().find(({ tenantId }) => tenantId === id);
  switch (fix.kind) {
    case 'designate':
      return designation(actions, subscriptionId, partnerOf(fix.candidates[0]));
    case 'refreshContact': {
      const partner = partnerOf(fix.contact.supportTenantId);
      return designation(actions, subscriptionId, partner && { ...partner, mpnId: fix.contact.supportMpnId });
    }
    case 'clear':
      return subscriptionId && { kind: 'review', open: () => actions.designate(subscriptionId, undefined) };
    case 'addPartner':
      return { kind: 'review', open: () => addPartner(session, customer, fix.partner) };
    case 'editDelegatedAdmin': {
      const holder = partnerOf(fix.partner);
      return holder && { kind: 'delegatedAdmin', holder, open: actions.setDelegatedAdmin };
    }
    case 'editDomains': {
      const draft = toCustomerDraft(customer);
      const open = (domains: string) => actions.editProfile({ ...draft, domains });
      return { kind: 'type', field: 'domains', value: draft.domains, open };
    }
    default:
      return { kind: 'go', route: { view: 'partner', tenantId: fix.partner } };
  }
}

function designation(
  actions: CustomerActions,
  subscriptionId: SubscriptionId | undefined,
  partner: Partner | undefined,
): FixStep | undefined {
  return subscriptionId && partner && { kind: 'review', open: () => actions.designate(subscriptionId, partner) };
}

/** As the designation names it; without a relationship, of which a designation tells nothing. */
function addPartner(session: OptionsSession, { subscriptions }: Customer, tenantId: TenantId): FormOutcome {
  const contact = subscriptions.find(({ supportContact }) => supportContact?.supportTenantId === tenantId);
  const { name = '', supportMpnId: mpnId = '' } = contact?.supportContact ?? {};
  const draft = { ...toPartnerDraft(undefined, 'UTC'), tenantId, name: name || tenantId, mpnId };
  return editPartner(session, draft, undefined, () => undefined);
}

/** How the first fix of a partner's finding is done. */
export function partnerFix(session: OptionsSession, partner: Partner, { fixes: [fix] }: Finding): FixStep {
  if (fix.kind === 'confirmProfile') return { kind: 'review', open: () => confirmProfile(session, partner) };
  if (fix.kind === 'editPartner') return typed(session, partner, fix.field);
  return { kind: 'go', route: { view: 'partner', tenantId: partner.tenantId } };
}

function typed(session: OptionsSession, partner: Partner, field: PartnerField): FixStep {
  const key = KEYS[field];
  const draft = toPartnerDraft(partner, 'UTC');
  const open = (text: string) => editPartner(session, { ...draft, [key]: text }, partner, () => undefined);
  return { kind: 'type', field, value: draft[key], open };
}

type PartnerField = Extract<Fix, { kind: 'editPartner' }>['field'];
const KEYS = { 'support.telephone': 'telephone', 'support.email': 'email', 'support.website': 'website' } as const;

/** Records that somebody made sure today that the support profile is right. */
export function confirmProfile(session: OptionsSession, partner: Partner): FormOutcome {
  const confirmed = { ...partner, verifiedOn: session.today() };
  const names = new Map<string, string>([[partner.tenantId, partner.name]]);
  return openReview(session, planPartnerEdit(partner, confirmed, session.head.peek()), { names });
}
