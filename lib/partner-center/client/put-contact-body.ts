import type { SupportContact } from '../../directory/types.ts';

/** The whole resource, in the case that the documented sample sends (update-a-subscription-s-support-contact.md). */
export function putContactBody({ supportTenantId, supportMpnId, name }: SupportContact, uri: string): string {
  return JSON.stringify({
    SupportTenantId: supportTenantId,
    SupportMpnId: supportMpnId,
    Name: name,
    Links: { Self: { Uri: uri, Method: 'Get', Headers: [] } },
    Attributes: { ObjectType: 'SupportContact' },
  });
}
