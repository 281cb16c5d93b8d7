import { scanCustomers } from '../db/customers.ts';
import { openDb } from '../db/open.ts';
import type { LookupResult } from './lookup-row.ts';
import { type LookupEntry, rankCustomers, toLookupEntry } from './rank.ts';

/**
 * One question from outside a page, at most `limit` rows. A connection of its own, closed at once: a worker that slept
 * on an open one would hold up a page's upgrade. Rejects when the directory cannot be read.
 */
export async function findCustomers(text: string, limit: number): Promise<LookupResult> {
  const db = await openDb();
  try {
    const entries: LookupEntry[] = [];
    await scanCustomers(db, (customers) => {
      for (const customer of customers) entries.push(toLookupEntry(customer));
    });
    return rankCustomers(entries, text, limit);
  } finally {
    db.close();
  }
}
