import type { SettingsPatch } from '../own-settings.ts';
import type { Role } from '../settings.ts';
import type { CustomerChoice } from './setup-customers.ts';

/**
 * What to save when someone says who they are. Feeds tell a customer's tenant by themselves. Of a directory a customer's card needs to know which customer they are; when the
 * directory does not tell, the first run asks (`role: null`).
 */
export function patchForRole(role: Role, customers: readonly CustomerChoice[], hasFeeds = false): SettingsPatch {
  if (role !== 'customer' || hasFeeds) return { role, ownTenantId: undefined };
  const [only, ...others] = customers;
  return only && others.length === 0 ? { role, ownTenantId: only.tenantId } : { role: null, ownTenantId: undefined };
}
