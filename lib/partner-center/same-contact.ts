import type { SupportContact, TenantId } from '../directory/types.ts';
import type { SeenContact } from './types.ts';

/**
 * Whether a designation of ours (absent: the default contact) and what Partner Center holds name the same partner.
 * Nobody, and ourselves by name, both mean the default. Names are not compared: Partner Center may write them its own
 * way. MPN ids are where both are known, because one tenant may have several.
 */
export function isSameContact(
  ours: SupportContact | undefined,
  theirs: SeenContact,
  own: TenantId | undefined,
): boolean {
  const [left, right] = [named(ours, own), named(theirs === 'none' ? undefined : theirs, own)];
  if (!left || !right) return left === right;
  if (left.supportTenantId !== right.supportTenantId) return false;
  return !left.supportMpnId || !right.supportMpnId || left.supportMpnId === right.supportMpnId;
}

/** Undefined: the default contact. */
function named(contact: SupportContact | undefined, own: TenantId | undefined): SupportContact | undefined {
  return contact?.supportTenantId === own ? undefined : contact;
}
