import { partnerCenterTakes } from './commerce.ts';
import { ownPartner, toSupportContact } from './own-partner.ts';
import type { Customer, PartnerBook, Subscription, SupportContact } from './types.ts';

/** Why Partner Center cannot be told: `transfer.partnerCenter.reason.{reason}` is its message. */
export type LeftOutReason =
  | 'deleted'
  | 'notCsp'
  | 'newCommerce'
  | 'azure'
  | 'software'
  | 'other'
  | 'partnerUnknown'
  | 'noRelationship'
  | 'mpnIdMissing';

/** One subscription's support contact as Partner Center should hold it. */
export interface PartnerCenterChange {
  customer: Pick<Customer, 'tenantId' | 'companyName'>;
  subscription: Pick<Subscription, 'id' | 'offerName' | 'friendlyName'>;
  contact: SupportContact;
  /** Nobody is designated: ourselves as the default. */
  isDefault?: true;
  /** Absent: Partner Center takes it. */
  leftOut?: LeftOutReason;
}

/**
 * What Partner Center must hold for one customer: its designations, and with `withDefault` also ourselves where
 * nobody is designated, because there a designation may have been taken back and Partner Center knows no removal.
 */
export function partnerCenterChanges(customer: Customer, book: PartnerBook, withDefault: boolean) {
  const own = withDefault ? ownPartner(book) : undefined;
  return customer.subscriptions.flatMap((subscription): PartnerCenterChange[] => {
    const contact = subscription.supportContact ?? (own && toSupportContact(own));
    if (!contact) return [];
    const leftOut = leftOutReason(subscription, contact, book);
    const isDefault = subscription.supportContact === undefined;
    return [{ customer, subscription, contact, ...(isDefault ? { isDefault } : {}), ...(leftOut ? { leftOut } : {}) }];
  });
}

/**
 * Partner Center: update a subscription's support contact. It takes legacy licence-based subscriptions, and only "an
 * existing reseller with a relationship to the partner"; the command refuses an empty MPN id.
 */
function leftOutReason(subscription: Subscription, contact: SupportContact, book: PartnerBook) {
  if (!partnerCenterTakes(subscription)) return whyNotTaken(subscription);
  const partner = book.partners.find(({ tenantId }) => tenantId === contact.supportTenantId);
  if (!partner) return 'partnerUnknown';
  if (partner.relationship !== 'active') return 'noRelationship';
  return contact.supportMpnId === '' ? 'mpnIdMissing' : undefined;
}

function whyNotTaken({ status, channel, commerce }: Subscription): LeftOutReason {
  if (status === 'deleted') return 'deleted';
  if (channel !== 'csp') return 'notCsp';
  return commerce === 'legacy' ? 'other' : commerce;
}
