import type { PartnerCenterChange } from '../directory/partner-center-change.ts';

/** A request to Partner Center: update a subscription's support contact. Its path follows the API's address and `/v1`. */
export interface PutRequest {
  method: 'PUT';
  path: string;
  body: {
    supportTenantId: string;
    supportMpnId: string;
    name: string;
    links: { self: { uri: string; method: 'Get'; headers: [] } };
    attributes: { objectType: 'SupportContact' };
  };
}

/** The whole resource, as the documented sample sends it. */
export function putRequest({ customer, subscription, contact }: PartnerCenterChange): PutRequest {
  const uri = `/customers/${customer.tenantId}/subscriptions/${subscription.id}/supportcontact`;
  const { supportTenantId, supportMpnId, name } = contact;
  return {
    method: 'PUT',
    path: uri,
    body: {
      supportTenantId,
      supportMpnId,
      name,
      links: { self: { uri, method: 'Get', headers: [] } },
      attributes: { objectType: 'SupportContact' },
    },
  };
}
