import { getCustomers } from '../../../../lib/db/customers.ts';
import { readLookup, writeLookupDelta } from '../../../../lib/db/lookup.ts';
import { openDb } from '../../../../lib/db/open.ts';
import type { Customer } from '../../../../lib/directory/types.ts';
import { loadIndex } from '../../../../lib/lookup/load-index.ts';
import { search } from '../../../../lib/lookup/search.ts';
import { readStoredSample } from './stored-sample.ts';

export interface DeltaReport {
  /** The durable transaction. */
  writeMs: number;
  /** Reading what was written over the index that is held, and the first answer from both. */
  answerMs: number;
  /** The same reading and answering before anything was written. */
  answerBeforeMs: number;
}

/**
 * From 1,000 changed customers in memory to the first answer that knows them: written in a durable transaction as a
 * commit writes them, read over the index that the page holds, and searched. Throws when the changed one is not found.
 */
export async function measureDelta(changed: number): Promise<DeltaReport> {
  const db = await openDb();
  const { docs } = await readStoredSample();
  const ids = docs.slice(0, changed).map(({ tenantId }) => tenantId);
  const before = [...(await getCustomers(db, ids)).values()];
  const changes = before.map((was): [Customer, Customer] => [was, { ...was, aliases: [`Renamed ${was.companyName}`] }]);
  const { base } = await readLookup(db);
  const wanted = changes.at(-1)?.[1].aliases[0] ?? '';
  const answer = async () => {
    const loaded = await loadIndex(db);
    return loaded ? search(loaded.index, wanted, 5).rows : [];
  };
  const beforeAt = performance.now();
  await answer();
  const start = performance.now();
  const tx = db.transaction(['lookup', 'state'], 'readwrite', { durability: 'strict' });
  writeLookupDelta(tx, changes, (base?.position ?? 0) + 1);
  await tx.done;
  const writtenAt = performance.now();
  const rows = await answer();
  const end = performance.now();
  await db.delete('lookup', (base?.position ?? 0) + 1);
  db.close();
  if (!rows.some(({ tenantId }) => tenantId === before.at(-1)?.tenantId)) throw new Error(`${wanted} was not found.`);
  return { writeMs: writtenAt - start, answerMs: end - writtenAt, answerBeforeMs: start - beforeAt };
}
