import { dequal } from 'dequal';
import { scanCustomers } from '../db/customers.ts';
import { getEntry, getHead } from '../db/history.ts';
import type { Db } from '../db/open.ts';
import { getPartners } from '../db/partners.ts';
import { getCursor } from '../db/sync-state.ts';
import { readTally, rebuildTally } from '../db/tally.ts';
import { addToTally, type FactCounts, tallyChange } from '../directory/tally.ts';
import type { Customer, TenantId } from '../directory/types.ts';
import { customerDoc, partnerDoc } from '../log/doc-id.ts';
import { emptyFoldState, fold, standingDocs } from '../log/fold.ts';
import type { DocId } from '../log/types.ts';
import { rebuildIndex } from '../lookup/keep-index.ts';
import { loadIndex } from '../lookup/load-index.ts';
import { search } from '../lookup/search.ts';

const CHECKS = ['customers', 'tally', 'lookup', 'history'] as const;

/** What a check found. `unchecked`: it cannot be told here, and why is in the words for it. */
export interface Finding {
  what: (typeof CHECKS)[number];
  state: 'sound' | 'broken' | 'absent' | 'unchecked';
  /** How many were looked at, or are wrong. */
  count?: number;
}

export type OnVerifyProgress = (done: number, total: number) => void;

/** Looking more of them up would take longer than building the index anew. */
const MOST_LOOKED_UP = 500;
/** Folding more at once would not fit into a page's memory. */
const MOST_FOLDED = 20_000;

interface Read {
  facts: FactCounts;
  sample: TenantId[];
  customers: Map<TenantId, Customer>;
  count: number;
  damaged: number;
}

/**
 * Reads everything and compares what must agree; again where something was committed meanwhile, for then its parts are of
 * different revisions. Writes nothing, but an index that cannot be opened is let go of. Rejects with the signal's reason
 * when cancelled.
 */
export async function verifyDirectory(db: Db, onProgress: OnVerifyProgress, signal?: AbortSignal): Promise<Finding[]> {
  for (;;) {
    const head = await getHead(db);
    const findings = await compareAll(db, onProgress, signal);
    if ((await getHead(db)) === head) return findings;
  }
}

async function compareAll(db: Db, onProgress: OnVerifyProgress, signal?: AbortSignal): Promise<Finding[]> {
  const read = await readAll(db, onProgress, signal);
  const customers: Finding =
    read.damaged > 0
      ? { what: 'customers', state: 'broken', count: read.damaged }
      : { what: 'customers', state: 'sound', count: read.count };
  return [customers, await checkTally(db, read), await checkLookup(db, read), await checkHistory(db, read)];
}

async function readAll(db: Db, onProgress: OnVerifyProgress, signal?: AbortSignal): Promise<Read> {
  const read: Read = { facts: new Map(), sample: [], customers: new Map(), count: 0, damaged: 0 };
  await scanCustomers(
    db,
    (customers, { damaged, donePages, totalPages }) => {
      read.count += customers.length;
      read.damaged = damaged;
      addToTally(read.facts, tallyChange(customers.map((customer) => [undefined, customer])));
      for (const customer of customers.slice(0, 3))
        if (read.sample.length < MOST_LOOKED_UP) read.sample.push(customer.tenantId);
      if (read.count <= MOST_FOLDED) for (const customer of customers) read.customers.set(customer.tenantId, customer);
      onProgress(donePages, totalPages);
    },
    signal,
  );
  return read;
}

async function checkTally(db: Db, { facts }: Read): Promise<Finding> {
  const stored = await readTally(db);
  if (!stored) return { what: 'tally', state: 'absent' };
  return { what: 'tally', state: dequal(stored.facts, facts) ? 'sound' : 'broken' };
}

async function checkLookup(db: Db, { sample, count }: Read): Promise<Finding> {
  const loaded = await loadIndex(db);
  if (!loaded) return { what: 'lookup', state: 'absent' };
  const isFound = (id: TenantId) => search(loaded.index, id, 1).rows[0]?.tenantId === id;
  const lost = sample.filter((id) => !isFound(id)).length;
  const known = search(loaded.index, '', 1).matches;
  if (lost === 0 && known === count) return { what: 'lookup', state: 'sound', count: known };
  return { what: 'lookup', state: 'broken', count: Math.max(lost, Math.abs(known - count)) };
}

/** Whether folding every commit from the first one yields what stands, where the history goes back that far. */
async function checkHistory(db: Db, { customers, count }: Read): Promise<Finding> {
  const [head, kept, cursor] = await Promise.all([getHead(db), db.count('log'), getCursor(db)]);
  if (cursor || kept < head || count > MOST_FOLDED) return { what: 'history', state: 'unchecked' };
  const state = emptyFoldState();
  for (let position = 1; position <= head; position += 1) {
    const entry = await getEntry(db, position);
    if (!entry) return { what: 'history', state: 'unchecked' };
    fold(state, [entry.commit]);
  }
  const yielded = standingDocs(state);
  const partners = await getPartners(db);
  const standing = new Map<DocId, object>([
    ...partners.map((partner) => [partnerDoc(partner.tenantId), partner] as const),
    ...[...customers.values()].map((customer) => [customerDoc(customer.tenantId), customer] as const),
  ]);
  const ids = [...yielded.keys(), ...standing.keys()].filter((doc) => doc !== 'workspace');
  const differing = [...new Set(ids)].filter((doc) => !dequal(yielded.get(doc), standing.get(doc)));
  return differing.length === 0
    ? { what: 'history', state: 'sound', count: head }
    : { what: 'history', state: 'broken', count: differing.length };
}

/** Makes anew what is made from the directory: the lookup's index and the counts. The directory itself stays as it is. */
export async function rebuildDerived(db: Db, onProgress: OnVerifyProgress, signal?: AbortSignal): Promise<void> {
  await rebuildTally(db, { onProgress, ...(signal ? { signal } : {}) });
  await rebuildIndex(db, signal);
}
