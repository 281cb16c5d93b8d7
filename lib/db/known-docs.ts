import type { Customer, TenantId } from '../directory/types.ts';
import type { Folded } from '../log/types.ts';
import { findStored } from './find-stored.ts';
import { isStanding } from './pages.ts';
import { readPagesOf } from './read-pages.ts';
import { type Mark, readMark } from './revision.ts';
import type { Db } from './schema.ts';

/**
 * Documents as they stand at a moment. What was worked out against them is written without reading them again, if
 * nothing has changed since.
 */
export interface KnownDocs {
  mark: Mark;
  /** Dropped ones included; those that do not exist are not there. */
  customers: ReadonlyMap<TenantId, Folded<Customer>>;
}

export const isSameMark = (a: Mark, b: Mark): boolean => a.revision === b.revision && a.agent === b.agent;

/** The documents of these customers at one moment. */
export async function readKnownDocs(db: Db, ids: ReadonlySet<TenantId>): Promise<KnownDocs> {
  const tx = db.transaction(['customers', 'state', 'touched', 'log']);
  const [mark, pages] = await Promise.all([
    readMark(tx.objectStore('state'), tx.objectStore('touched'), tx.objectStore('log')),
    readPagesOf(tx.objectStore('customers'), ids),
  ]);
  const customers = new Map<TenantId, Folded<Customer>>();
  for (const id of ids) {
    const folded = findStored(id, pages);
    if (folded) customers.set(id, folded);
  }
  return { mark, customers };
}

/** Those that are part of the directory. */
export function standingCustomers({ customers }: KnownDocs): Map<TenantId, Customer> {
  const standing = [...customers].filter(([, folded]) => isStanding(folded));
  return new Map(standing.map(([id, { value }]) => [id, value]));
}
