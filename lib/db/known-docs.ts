import type { Customer, TenantId } from '../directory/types.ts';
import type { Folded } from '../log/types.ts';
import { findStored } from './find-stored.ts';
import { isStanding } from './pages.ts';
import { readPagesOf } from './read-pages.ts';
import type { Db } from './schema.ts';

/** The last commit, undefined id before the first. */
export interface Head {
  position: number;
  /** Tells it from one at the same position after the directory was erased. */
  id: string | undefined;
}

/**
 * Documents as they stand after a commit. What was worked out against them is written without reading them again, if
 * it is the last one still.
 */
export interface KnownDocs {
  head: Head;
  /** Dropped ones included; those that do not exist are not there. */
  customers: ReadonlyMap<TenantId, Folded<Customer>>;
}

export const isSameHead = (a: Head, b: Head): boolean => a.position === b.position && a.id === b.id;

/** The documents of these customers and the last commit, at one moment. */
export async function readKnownDocs(db: Db, ids: ReadonlySet<TenantId>): Promise<KnownDocs> {
  const tx = db.transaction(['customers', 'log']);
  const [last, pages] = await Promise.all([
    tx.objectStore('log').openCursor(null, 'prev'),
    readPagesOf(tx.objectStore('customers'), ids),
  ]);
  const customers = new Map<TenantId, Folded<Customer>>();
  for (const id of ids) {
    const folded = findStored(id, pages);
    if (folded) customers.set(id, folded);
  }
  return { head: { position: last?.key ?? 0, id: last?.value.id }, customers };
}

/** Those that are part of the directory. */
export function standingCustomers({ customers }: KnownDocs): Map<TenantId, Customer> {
  const standing = [...customers].filter(([, folded]) => isStanding(folded));
  return new Map(standing.map(([id, { value }]) => [id, value]));
}
