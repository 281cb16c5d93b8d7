import type { TenantId } from '../directory/types.ts';

/** What customers are numbered by: active ones first, then by folded name, then by tenant id. */
export const orderKey = (isActive: boolean, foldedName: string, tenantId: TenantId): string =>
  `${isActive ? 0 : 1}${foldedName}\0${tenantId}`;

/** One name in so many is kept folded, so that a search for a place in the order seldom reads one. */
export const NAME_KEY_STEP = 256;
