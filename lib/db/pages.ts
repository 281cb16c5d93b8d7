import type { Customer, TenantId } from '../directory/types.ts';
import type { Folded } from '../log/types.ts';

const PAGE_KEY_LENGTH = 3;
const HEX = 16;
/** 4,096: about 25 customers a page at 100,000. */
export const PAGE_COUNT = HEX ** PAGE_KEY_LENGTH;

/** Tenant ids are random, so their first digits spread customers evenly over pages. */
export const customerPageOf = (id: TenantId): string => id.slice(0, PAGE_KEY_LENGTH);

/** A stored record that cannot be a customer is left out of every answer, and left in place by every write. */
export function isSound(folded: Folded<Customer> | null | undefined): folded is Folded<Customer> {
  const value: Partial<Customer> | null | undefined = folded?.value;
  return typeof value?.tenantId === 'string' && Array.isArray(value.subscriptions) && Array.isArray(value.domains);
}

/** Whether a stored document is part of the directory; dropped ones are kept for folding only. */
export const isStanding = (folded: Folded): boolean => folded.dropped === undefined;

export const isPage = (page: unknown): page is Folded<Customer>[] => Array.isArray(page);
