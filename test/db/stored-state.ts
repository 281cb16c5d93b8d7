import { scanCustomers } from '../../lib/db/customers.ts';
import type { Db } from '../../lib/db/open.ts';
import { decodeCustomer, isPage } from '../../lib/db/pages.ts';
import type { Cursor } from '../../lib/db/schema.ts';
import { tallyOf } from '../../lib/directory/tally.ts';
import type { Customer } from '../../lib/directory/types.ts';
import { customerDoc, partnerDoc } from '../../lib/log/doc-id.ts';
import type { Conflict, DocId, Folded } from '../../lib/log/types.ts';

/** Everything that is stored, as it lies there. */
export async function dump(db: Db): Promise<unknown> {
  const stores = [...db.objectStoreNames];
  return Promise.all(stores.map(async (name) => [name, await db.getAllKeys(name), await db.getAll(name)]));
}

/** The same without what is only told of exchanges: when, and how they ended. */
export async function dumpDirectory(db: Db): Promise<unknown> {
  const stores = [...db.objectStoreNames].filter((name) => name !== 'syncLog');
  return Promise.all(
    stores.map(async (name) => {
      const [keys, values] = [await db.getAllKeys(name), await db.getAll(name)];
      return [name, values.flatMap((value, at) => (keys[at] === 'status' ? [] : [[keys[at], value]]))];
    }),
  );
}

export interface StoredDirectory {
  /** As they are shown, dropped ones included, with their stamps. */
  shown: Map<DocId, Folded>;
  /** As the team's log yields them. */
  shared: Map<DocId, Folded>;
  conflicts: Map<string, Conflict>;
  cursor: Cursor | undefined;
}

export async function readStored(db: Db): Promise<StoredDirectory> {
  const shown = new Map<DocId, Folded>();
  const keys = await db.getAllKeys('customers');
  // Fresh parts come before all pages.
  for (const key of keys.toReversed()) {
    const page = await db.get('customers', key);
    for (const record of isPage(page) ? page : []) {
      const folded = decodeCustomer(record);
      if (folded) shown.set(customerDoc(folded.value.tenantId), folded);
    }
  }
  for (const folded of await db.getAll('partners')) shown.set(partnerDoc(folded.value.tenantId), folded);
  const workspace = await db.get('state', 'workspace');
  if (workspace && 'value' in workspace) shown.set('workspace', workspace);
  const shared = new Map(shown);
  for (const page of await db.getAll('shadow')) {
    for (const [doc, folded] of JSON.parse(page) as [DocId, Folded | null][]) {
      if (folded) shared.set(doc, folded);
      else shared.delete(doc);
    }
  }
  const conflicts = new Map((await db.getAll('conflicts')).map((conflict) => [conflict.id, conflict]));
  const cursor = await db.get('sync', 'cursor');
  return { shown, shared, conflicts, cursor: cursor && 'offset' in cursor ? cursor : undefined };
}

/** The tally of the customers as they are. */
export async function countedTally(db: Db) {
  const all: Customer[] = [];
  await scanCustomers(db, (customers) => all.push(...customers));
  return tallyOf(all);
}

export const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
