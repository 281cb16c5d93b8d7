import { parseIsoDate } from '../../../lib/directory/ids.ts';
import { tenant } from '../../directory/build.ts';
import {
  attributes,
  CUSTOMER,
  type DocumentedAnswer,
  list,
  OWN,
  page,
  RESELLER,
  SUBSCRIPTION,
  self,
} from './documented-shape.ts';
import { DOCUMENTED_SUBSCRIPTIONS } from './documented-subscriptions.ts';
import { must } from './sample-ids.ts';

const DAY = must(parseIsoDate('2026-11-01'));
const contact = { supportTenantId: RESELLER, supportMpnId: '4391507', name: 'Trey Research' };

const customer = {
  id: CUSTOMER,
  companyProfile: {
    tenantId: CUSTOMER,
    domain: 'contoso.onmicrosoft.com',
    companyName: 'Contoso',
    ...attributes('CustomerCompanyProfile'),
  },
  relationshipToPartner: 'reseller',
  ...attributes('Customer'),
};
const seenCustomer = {
  tenantId: CUSTOMER,
  companyName: 'Contoso',
  domain: 'contoso.onmicrosoft.com',
  relationshipToPartner: 'reseller',
};

const reseller = {
  id: RESELLER,
  name: 'First Up Consultants',
  relationshipType: 'is_indirect_cloud_solution_provider_of',
  state: 'Active',
  mpnId: '4847383',
  location: 'US',
  ...attributes('PartnerRelationship'),
};
const { state: _state, location: _location, ...resellerOfCustomer } = reseller;
const seenReseller = { tenantId: RESELLER, name: 'First Up Consultants', mpnId: '4847383' };

const contactAnswer = {
  supportTenantId: RESELLER.toUpperCase(),
  supportMpnId: '4391507',
  name: 'Trey Research',
  links: { self: { uri: '/customers/A/subscriptions/B/supportcontact', method: 'Get', headers: [] } },
  ...attributes('SupportContact'),
};

export const DOCUMENTED_ANSWERS: readonly DocumentedAnswer[] = [
  {
    name: 'customers',
    ask: (client) => client.customers(),
    answer: { ...list(customer), ...self('/v1/customers?size=40') },
    says: page(seenCustomer),
    required: ['items'],
  },
  {
    name: 'customer',
    ask: (client) => client.customer(CUSTOMER),
    answer: {
      ...customer,
      commerceId: tenant(9),
      companyProfile: { ...customer.companyProfile, address: { country: 'US', city: 'Redmond' }, email: 'a@a.com' },
      allowDelegatedAccess: true,
      customDomains: ['contoso.onmicrosoft.com', 'contoso.example'],
      ...self(`/customers/${CUSTOMER}`),
    },
    says: {
      ...seenCustomer,
      country: 'US',
      domains: ['contoso.onmicrosoft.com', 'contoso.example'],
      allowsDelegatedAccess: true,
    },
    required: ['id', 'companyProfile', 'companyProfile.companyName'],
  },
  DOCUMENTED_SUBSCRIPTIONS,
  {
    name: 'indirectResellers',
    ask: (client) => client.indirectResellers(),
    answer: list(reseller),
    says: page({ ...seenReseller, relationship: 'active', country: 'US' }),
    required: ['items'],
  },
  {
    name: 'indirectProviders',
    ask: (client) => client.indirectProviders(),
    answer: list({ ...reseller, relationshipType: 'is_indirect_reseller_of' }),
    says: page({ ...seenReseller, relationship: 'active', country: 'US' }),
    required: ['items'],
  },
  {
    name: 'resellersOf',
    ask: (client) => client.resellersOf(CUSTOMER),
    answer: list(resellerOfCustomer),
    says: page(seenReseller),
    required: ['items'],
  },
  {
    name: 'relationshipRequestLink',
    ask: (client) => client.relationshipRequestLink(),
    answer: { url: 'https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship#/x', ...attributes('R') },
    says: 'https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship#/x',
    required: ['url'],
  },
  {
    name: 'supportContact',
    ask: (client) => client.supportContact(CUSTOMER, SUBSCRIPTION),
    answer: contactAnswer,
    says: contact,
    required: ['supportTenantId'],
  },
  {
    name: 'putSupportContact',
    ask: (client) => client.putSupportContact(CUSTOMER, SUBSCRIPTION, contact),
    answer: contactAnswer,
    says: contact,
    required: ['supportTenantId'],
  },
  {
    name: 'organization',
    ask: (client) => client.organization(),
    answer: {
      id: '1',
      companyName: 'Woodgrove',
      defaultAddress: { country: 'US', city: 'Redmond' },
      tenantId: OWN,
      domain: 'woodgrove.onmicrosoft.com',
      email: 'partner@woodgrove.example',
      profileType: 'OrganizationProfile',
      ...self('/profiles/organization'),
    },
    says: { tenantId: OWN, companyName: 'Woodgrove', domain: 'woodgrove.onmicrosoft.com', country: 'US' },
    required: ['tenantId', 'companyName'],
  },
  {
    name: 'mpnProfile',
    ask: (client) => client.mpnProfile('4391507'),
    answer: { partnerName: 'Trey Research', mpnId: '4391507', profileType: 'MpnProfile', ...self('/profiles/mpn') },
    says: { mpnId: '4391507', partnerName: 'Trey Research' },
    required: ['mpnId', 'partnerName'],
  },
  {
    name: 'supportProfile',
    ask: (client) => client.supportProfile(),
    answer: {
      email: 'email@sample.com',
      telephone: '4255555555',
      website: 'www.sample.com',
      profileType: ' SupportProfile',
      ...self('/v1/profiles/support'),
    },
    says: { email: 'email@sample.com', telephone: '4255555555', website: 'https://www.sample.com/' },
    required: [],
  },
  {
    name: 'isAgreementSigned',
    ask: (client) => client.isAgreementSigned(RESELLER),
    answer: { isAgreementSigned: true },
    says: true,
    required: ['isAgreementSigned'],
  },
  {
    name: 'auditRecords',
    ask: (client) => client.auditRecords(DAY),
    answer: {
      ...list(
        {
          partnerId: OWN,
          customerId: CUSTOMER,
          customerName: 'Contoso',
          userPrincipalName: 'admin@woodgrove.example',
          resourceType: 'order',
          resourceNewValue: '{"Id":"1"}',
          operationType: 'create_order',
          operationDate: '2026-11-15T22:56:05.0589308Z',
          operationStatus: 'succeeded',
          customizedData: [{ key: 'PartnerOnRecord-0', value: null }],
          ...attributes('AuditRecord'),
        },
        { resourceType: 'partner_user', operationType: 'create_partner_user', operationDate: '2026-11-16T00:00:00Z' },
      ),
      ...self('/auditrecords?startDate=2026-11-01&size=500'),
    },
    says: page(
      {
        customer: CUSTOMER,
        resource: 'order',
        operation: 'create_order',
        status: 'succeeded',
        at: '2026-11-15T22:56:05.058Z',
      },
      { resource: 'partner_user', operation: 'create_partner_user', status: '', at: '2026-11-16T00:00:00.000Z' },
    ),
    required: ['items'],
  },
];
