import { ownPartner } from '../../../lib/directory/own-partner.ts';
import type {
  Commerce,
  Customer,
  Directory,
  Partner,
  Subscription,
  SubscriptionId,
  SupportContact,
  TenantId,
} from '../../../lib/directory/types.ts';

/** What the stand-in knows: to be looked at, and changed while it runs. */
export interface Book {
  own: Partner;
  /** Sorted by tenant id, as they are listed. */
  customers: Map<TenantId, BookCustomer>;
  resellers: Map<TenantId, BookReseller>;
  /** By subscription. One that is not here was never assigned. */
  contacts: Map<SubscriptionId, SupportContact>;
  /** Oldest first. */
  audit: BookAudit[];
}

export interface BookCustomer {
  tenantId: TenantId;
  companyName: string;
  domains: string[];
  country: string;
  relationshipToPartner: string;
  allowsDelegatedAccess: boolean;
  /** Those that have a relationship with it. */
  resellers: TenantId[];
  subscriptions: BookSubscription[];
}

export interface BookSubscription {
  id: SubscriptionId;
  offerId: string;
  offerName: string;
  friendlyName: string;
  quantity: number;
  status: string;
  commerce: Commerce;
  /** Empty: no reseller of record. */
  mpnIdOfRecord: string;
}

export interface BookReseller {
  tenantId: TenantId;
  name: string;
  mpnId: string;
  country: string;
  /** Such as `Active`. */
  state: string;
  hasSignedAgreement: boolean;
}

export interface BookAudit {
  customer?: TenantId;
  resource: string;
  operation: string;
  /** ISO 8601. */
  at: string;
}

/** As Partner Center would know a directory of ours: what was sold through CSP, and whom a relationship binds. */
export function bookOf(directory: Directory): Book {
  const own = ownPartner(directory);
  if (!own) throw new Error('The directory names no partner of its own');
  const resellers = directory.partners.filter(
    ({ role, relationship }) => role === 'indirectReseller' && relationship === 'active',
  );
  const customers = directory.customers.filter(({ relationship }) => relationship === 'active').map(customerOf);
  return {
    own,
    customers: new Map(customers.map((customer) => [customer.tenantId, customer])),
    resellers: new Map(resellers.map((reseller) => [reseller.tenantId, resellerOf(reseller)])),
    contacts: new Map(directory.customers.flatMap(contactsOf)),
    audit: [],
  };
}

const isSold = ({ channel }: Subscription) => channel === 'csp';

function customerOf(customer: Customer): BookCustomer {
  const { tenantId, companyName, domains, country = 'US', delegatedAdmin, subscriptions } = customer;
  return {
    tenantId,
    companyName,
    domains,
    country,
    relationshipToPartner: 'reseller',
    allowsDelegatedAccess: delegatedAdmin.some(({ kind }) => kind === 'dap'),
    resellers: delegatedAdmin.map((admin) => admin.tenantId),
    subscriptions: subscriptions.filter(isSold).map(({ id, offerId, offerName, friendlyName, ...rest }) => ({
      id,
      offerId,
      offerName,
      friendlyName,
      quantity: rest.quantity,
      status: rest.status === 'other' ? 'none' : rest.status,
      commerce: rest.commerce,
      mpnIdOfRecord: rest.supportContact?.supportMpnId ?? '',
    })),
  };
}

const resellerOf = ({ tenantId, name, mpnId, country = 'US' }: Partner): BookReseller => ({
  tenantId,
  name,
  mpnId,
  country,
  state: 'Active',
  hasSignedAgreement: true,
});

/** New commerce has none there. */
const contactsOf = ({ subscriptions }: Customer): [SubscriptionId, SupportContact][] =>
  subscriptions.flatMap(({ id, commerce, supportContact, ...subscription }) =>
    commerce === 'legacy' && supportContact && subscription.channel === 'csp' ? [[id, supportContact]] : [],
  );
