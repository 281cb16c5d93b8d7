import type { Customer, TenantId } from '../directory/types.ts';
import type { Folded } from '../log/types.ts';

/** 4,096 pages: about 25 customers each at 100,000. */
const PAGE_KEY_LENGTH = 3;

/** Tenant ids are random, so their first digits spread customers evenly over pages. */
export const customerPageOf = (id: TenantId): string => id.slice(0, PAGE_KEY_LENGTH);

/**
 * Customers with their stamps, each as JSON: the database copies a text several times faster than an object, and a
 * text with characters of Latin-1 only takes half the room.
 */
export type CustomerPage = string[];

export const isPage = (page: unknown): page is CustomerPage => Array.isArray(page);

export const encodeCustomer = (folded: Folded<Customer>): string => JSON.stringify(folded);

/** Undefined when it is damaged: such a record is left out of every answer, and left in place by every write. */
export function decodeCustomer(record: unknown): Folded<Customer> | undefined {
  if (typeof record !== 'string') return undefined;
  try {
    const folded: Partial<Folded<Partial<Customer>>> | null = JSON.parse(record);
    return isSound(folded) ? folded : undefined;
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}

/** Enough for every reader and folder to trust it: the lists hold what they should. */
function isSound(folded: Partial<Folded<Partial<Customer>>> | null): folded is Folded<Customer> {
  const value = folded?.value;
  if (typeof value?.tenantId !== 'string' || typeof value.companyName !== 'string') return false;
  const { domains, aliases, subscriptions, delegatedAdmin } = value;
  return (
    Array.isArray(folded?.stamp) &&
    [domains, aliases].every((list) => Array.isArray(list) && list.every((text) => typeof text === 'string')) &&
    holdsEntries(subscriptions, 'id') &&
    holdsEntries(delegatedAdmin, 'tenantId')
  );
}

function holdsEntries(list: readonly object[] | undefined, key: string): boolean {
  return (
    Array.isArray(list) &&
    list.every((entry) => typeof entry === 'object' && entry !== null && typeof Reflect.get(entry, key) === 'string')
  );
}

/** Whether a stored document is part of the directory; dropped ones are kept for folding only. */
export const isStanding = (folded: Folded): boolean => folded.dropped === undefined;
