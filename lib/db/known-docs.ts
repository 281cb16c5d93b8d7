import type { Customer, TenantId } from '../directory/types.ts';
import type { Folded } from '../log/types.ts';
import { isStanding } from './pages.ts';
import { readStored } from './read-stored.ts';
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
  const [mark, customers] = await Promise.all([
    readMark(tx.objectStore('state'), tx.objectStore('touched'), tx.objectStore('log')),
    readStored(tx.objectStore('customers'), ids),
  ]);
  return { mark, customers };
}

/** Those that are part of the directory. */
export function standingCustomers({ customers }: KnownDocs): Map<TenantId, Customer> {
  const standing = [...customers].filter(([, folded]) => isStanding(folded));
  return new Map(standing.map(([id, { value }]) => [id, value]));
}
