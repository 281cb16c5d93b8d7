import { classifyCommerce } from '../directory/commerce.ts';
import { emptyCustomer } from '../directory/empty-customer.ts';
import type {
  Customer,
  CustomerLink,
  Subscription,
  SubscriptionId,
  SupportContact,
  TenantId,
} from '../directory/types.ts';

/** What a file says about one subscription. A field that the file has no column for is absent. */
export interface SubscriptionDraft {
  id: SubscriptionId;
  offerId?: string;
  offerName?: string;
  friendlyName?: string;
  status?: Subscription['status'];
  quantity?: number;
  channel?: Subscription['channel'];
  commerce?: Subscription['commerce'];
  /** `null`: the default contact. */
  supportContact?: SupportContact | null;
}

/** What a file says about one customer's own fields; an empty value empties the field. */
export interface CustomerFields {
  companyName?: string;
  primaryDomain?: string;
  otherDomains?: string[];
  aliases?: string[];
  country?: string;
  relationship?: Customer['relationship'];
  delegatedAdmin?: Customer['delegatedAdmin'];
  notes?: string;
  links?: CustomerLink[];
}

export interface CustomerDraft {
  tenantId: TenantId;
  /** The first of its rows. */
  row: number;
  fields: CustomerFields;
  subscriptions: SubscriptionDraft[];
}

/** The customer as it will be: what the file does not say stays, and nothing is dropped for being absent from it. */
export function mergeCustomer(
  before: Customer | undefined,
  { tenantId, fields, subscriptions }: CustomerDraft,
): Customer {
  const { country: _country, notes: _notes, links: _links, ...rest }: Customer = before ?? emptyCustomer(tenantId);
  const country = fields.country ?? before?.country;
  const notes = fields.notes ?? before?.notes;
  const links = fields.links ?? before?.links;
  return {
    ...rest,
    companyName: fields.companyName || rest.companyName,
    domains: mergeDomains(rest.domains, fields),
    aliases: fields.aliases ?? rest.aliases,
    relationship: fields.relationship ?? rest.relationship,
    delegatedAdmin: fields.delegatedAdmin ?? rest.delegatedAdmin,
    subscriptions: mergeSubscriptions(rest.subscriptions, subscriptions),
    ...(country ? { country } : {}),
    ...(notes ? { notes } : {}),
    ...(links && links.length > 0 ? { links } : {}),
  };
}

/** The primary domain is the first one; a file that names only it leaves the others, and the other way round. */
function mergeDomains(before: readonly string[], { primaryDomain, otherDomains }: CustomerFields): string[] {
  const primary = primaryDomain ?? before[0] ?? '';
  const others = otherDomains ?? before.slice(1);
  return [...new Set(primary ? [primary, ...others] : others)];
}

function mergeSubscriptions(before: readonly Subscription[], drafts: readonly SubscriptionDraft[]): Subscription[] {
  if (drafts.length === 0) return [...before];
  const merged = new Map(before.map((subscription) => [subscription.id, subscription]));
  for (const draft of drafts) merged.set(draft.id, mergeSubscription(merged.get(draft.id), draft));
  return [...merged.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function mergeSubscription(before: Subscription | undefined, draft: SubscriptionDraft): Subscription {
  const offerId = draft.offerId ?? before?.offerId ?? '';
  const merged: Subscription = {
    id: draft.id,
    offerId,
    offerName: draft.offerName ?? before?.offerName ?? '',
    friendlyName: draft.friendlyName ?? before?.friendlyName ?? '',
    status: draft.status ?? before?.status ?? 'active',
    quantity: draft.quantity ?? before?.quantity ?? 1,
    commerce: draft.commerce ?? (before?.offerId === offerId ? before.commerce : commerceOf(offerId)),
    channel: draft.channel ?? before?.channel ?? 'csp',
  };
  const contact = draft.supportContact === undefined ? before?.supportContact : draft.supportContact;
  return contact ? Object.assign(merged, { supportContact: contact }) : merged;
}

const classified = new Map<string, Subscription['commerce']>();
/** A file repeats a few offers many times. */
function commerceOf(offerId: string): Subscription['commerce'] {
  const known = classified.get(offerId) ?? classifyCommerce({ offerId });
  classified.set(offerId, known);
  return known;
}
