import type { SupportContact } from '../../../lib/directory/types.ts';
import type { Book, BookAudit, BookCustomer, BookReseller, BookSubscription } from './book.ts';
import type { Quirks } from './quirks.ts';

const attributes = (objectType: string) => ({ attributes: { objectType } });
export const link = (uri: string, headers: object[] = []) => ({ uri, method: 'GET', headers });
const UNKNOWN = 'introduced_last_night';

/** A row of a list: no more than the documented sample has. */
export const customerRow = (customer: BookCustomer, { unknownValues }: Quirks) => ({
  id: customer.tenantId,
  companyProfile: {
    tenantId: customer.tenantId,
    domain: customer.domains[0] ?? '',
    companyName: customer.companyName,
    ...attributes('CustomerCompanyProfile'),
  },
  relationshipToPartner: unknownValues ? UNKNOWN : customer.relationshipToPartner,
  ...attributes('Customer'),
});

/** Without delegated admin Partner Center leaves out address, email and further domains. */
export function customerDetails(customer: BookCustomer, quirks: Quirks) {
  const { tenantId, companyName, country, domains, allowsDelegatedAccess } = customer;
  const row = customerRow(customer, quirks);
  const address = { country, region: '', city: 'Redmond', addressLine1: '1 Way', postalCode: '98052', phoneNumber: '' };
  return {
    id: tenantId,
    commerceId: tenantId.split('-').toReversed().join('-'),
    companyProfile: {
      ...row.companyProfile,
      ...(allowsDelegatedAccess ? { address, email: `admin@${domains[0] ?? 'customer.example'}` } : {}),
      links: { self: link(`/customers/${tenantId}/profiles/company`) },
    },
    billingProfile: { companyName, defaultAddress: address, ...attributes('CustomerBillingProfile') },
    relationshipToPartner: row.relationshipToPartner,
    allowDelegatedAccess: allowsDelegatedAccess,
    ...(allowsDelegatedAccess ? { customDomains: domains } : {}),
    links: { self: link(`/customers/${tenantId}`) },
    ...attributes('Customer'),
  };
}

const PRODUCT_TYPES = { newCommerce: 'OnlineServicesNCE', software: 'Software' };

export function subscriptionRow(customer: BookCustomer, subscription: BookSubscription, quirks: Quirks) {
  const { id, offerId, offerName, friendlyName, quantity, status, commerce, mpnIdOfRecord } = subscription;
  const productType = commerce === 'newCommerce' || commerce === 'software' ? PRODUCT_TYPES[commerce] : undefined;
  const billingType = commerce === 'azure' ? 'usage' : 'license';
  return {
    id,
    ...(quirks.sparse && !productType ? {} : { offerId, offerName }),
    friendlyName,
    ...(productType ? { productType: { id: productType, displayName: productType } } : {}),
    quantity,
    unitType: commerce === 'azure' ? 'Usage-based' : 'Licenses',
    creationDate: '2021-10-15T21:28:19.3058617Z',
    effectiveStartDate: '2021-10-15T00:00:00Z',
    commitmentEndDate: '2027-10-14T00:00:00Z',
    status: quirks.unknownValues ? UNKNOWN : status,
    autoRenewEnabled: true,
    isTrial: false,
    billingType: quirks.unknownValues && productType ? UNKNOWN : billingType,
    ...(productType ? { billingCycle: 'monthly', termDuration: 'P1Y' } : {}),
    isMicrosoftProduct: true,
    partnerId: mpnIdOfRecord,
    contractType: 'subscription',
    links: {
      ...(productType ? catalogueLinks(offerId) : { offer: link(`/v1/offers/${offerId}`) }),
      self: link(`/customers/${customer.tenantId}/subscriptions/${id}`),
    },
    publisherName: 'Microsoft',
    orderId: '12345678901',
    attributes: { etag: 'eyJ2ZXJzaW9uIjoxfQ==', objectType: 'Subscription' },
  };
}

function catalogueLinks(offerId: string) {
  const [product = '', sku = '', availability = ''] = offerId.split(':');
  const skuPath = `/products/${product}/skus/${sku}`;
  return {
    product: link(`/products/${product}?country=US`),
    sku: link(`${skuPath}?country=US`),
    availability: link(`${skuPath}/availabilities/${availability}?country=US`),
  };
}

/** Those of one customer come without state and location in the documented sample. */
export const resellerRow = (reseller: BookReseller, { sparse, unknownValues }: Quirks, ofCustomer = false) => ({
  id: reseller.tenantId,
  name: reseller.name,
  relationshipType: 'is_indirect_cloud_solution_provider_of',
  ...(sparse || ofCustomer ? {} : { state: unknownValues ? UNKNOWN : reseller.state, location: reseller.country }),
  mpnId: reseller.mpnId,
  ...attributes('PartnerRelationship'),
});

export const contactResource = (path: string, contact: SupportContact) => ({
  supportTenantId: contact.supportTenantId,
  supportMpnId: contact.supportMpnId,
  name: contact.name,
  links: { self: { uri: path, method: 'Get', headers: [] } },
  ...attributes('SupportContact'),
});

export const organizationResource = ({ own }: Book) => ({
  id: own.tenantId,
  companyName: own.name,
  defaultAddress: { country: own.country ?? 'US', city: 'Redmond', postalCode: '98052', phoneNumber: '' },
  tenantId: own.tenantId,
  domain: 'woodgrove.example',
  email: own.support.email ?? '',
  language: 'en',
  culture: 'en-US',
  profileType: 'OrganizationProfile',
  links: { self: link('/profiles/organization') },
  attributes: { etag: '5634535', objectType: 'OrganizationProfile' },
});

export const supportProfileResource = ({ own: { support } }: Book) => ({
  email: support.email ?? '',
  telephone: support.telephone ?? '',
  website: (support.website ?? '').replace(/^https:\/\//, ''),
  profileType: 'SupportProfile',
  links: { self: link('/v1/profiles/support') },
  ...attributes('SupportProfile'),
});

export const mpnProfileResource = (mpnId: string, partnerName: string) => ({
  partnerName,
  mpnId,
  profileType: 'MpnProfile',
  links: { self: link('/profiles/mpn') },
  ...attributes('MpnProfile'),
});

export const auditRow = ({ own, customers }: Book, { customer, resource, operation, at }: BookAudit) => ({
  partnerId: own.tenantId,
  ...(customer ? { customerId: customer, customerName: customers.get(customer)?.companyName ?? '' } : {}),
  userPrincipalName: 'admin@woodgrove.example',
  resourceType: resource,
  operationType: operation,
  operationDate: at,
  operationStatus: 'succeeded',
  customizedData: [],
  ...attributes('AuditRecord'),
});
