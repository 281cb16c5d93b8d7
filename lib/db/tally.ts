import { addToTally, emptyTally, type FactCounts, type Tally, tallyChange } from '../directory/tally.ts';
import { type FactKey, parseFactKey } from '../directory/tally-key.ts';
import { scanCustomers } from './customers.ts';
import { pairsOf } from './domain-page.ts';
import { sharedIn } from './domains.ts';
import { getRevision, newestRevision } from './revision.ts';
import type { Db, Schema, TallyHead, WriteTransaction } from './schema.ts';
import { partsOf, type TallyPart } from './tally-parts.ts';
import { toldByDone } from './told-by-done.ts';
import { takingTurns } from './write-lock.ts';

type State = Schema['state']['value'];

const HEAD = 'tally';
const PARTS = () => IDBKeyRange.bound('tally/', 'tally/\uffff');

/** What a commit adds to, as stored: the head, and those parts that its facts lie in. */
export interface StoredTally {
  head: State | undefined;
  parts: Map<TallyPart, State | undefined>;
}

export async function readTouchedTally(tx: WriteTransaction, change: FactCounts): Promise<StoredTally> {
  const state = tx.objectStore('state');
  const keys = [...partsOf(change).keys()];
  const [head, ...parts] = await Promise.all([state.get(HEAD), ...keys.map((key) => state.get(key))]);
  return { head, parts: new Map(keys.map((key, at) => [key, parts[at]])) };
}

/**
 * Adds a commit's change in its own transaction. A tally that is not that of the commit before, or that does not add
 * up, is given up rather than the commit refused: reading it then says that there is none.
 */
export function writeTally(
  tx: WriteTransaction,
  { head, parts }: StoredTally,
  change: FactCounts,
  { revision, moreShared }: { revision: number; moreShared: number },
): void {
  const state = tx.objectStore('state');
  const before = revision === 1 ? headAt(0) : head;
  if (!isHead(before) || before.position !== revision - 1) return void toldByDone(state.delete(HEAD));
  let total = before.total;
  for (const [key, added] of partsOf(change)) {
    const stored = revision === 1 ? undefined : parts.get(key);
    const counts = stored === undefined ? new Map() : stored;
    if (!(counts instanceof Map)) return void toldByDone(state.delete(HEAD));
    addToTally(counts, added);
    for (const [, by] of added) total += by;
    if (added.some(([fact]) => (counts.get(fact) ?? 0) < 0)) return void toldByDone(state.delete(HEAD));
    void toldByDone(state.put(counts, key));
  }
  const customers = before.customers === undefined ? {} : { customers: before.customers + customersIn(change) };
  const sharedDomains = before.sharedDomains + moreShared;
  void toldByDone(state.put({ ...before, ...customers, position: revision, sharedDomains, total }, HEAD));
}

/** The tally of an empty directory, as that of a revision whose directory is about to be replaced. */
export function clearTally(tx: WriteTransaction, revision: number): void {
  const state = tx.objectStore('state');
  toldByDone(state.delete(PARTS()));
  toldByDone(state.put(headAt(revision), HEAD));
}

/** Of each customer there is one fact. */
function customersIn(facts: FactCounts): number {
  let count = 0;
  for (const [fact, times] of facts) count += fact.startsWith('customer|') ? times : 0;
  return count;
}

/** How many customers the directory has, by the tally alone; undefined when that does not tell. */
export async function readCustomerCount(db: Db): Promise<number | undefined> {
  const tx = db.transaction(['state', 'touched', 'log']);
  const [head, revision] = await Promise.all([
    tx.objectStore('state').get(HEAD),
    newestRevision(tx.objectStore('touched'), tx.objectStore('log')),
  ]);
  return isHead(head) && head.position === revision ? head.customers : undefined;
}

/** The tally of the newest revision. Undefined when there is none or when it is damaged: `rebuildTally` makes it anew. */
export async function readTally(db: Db): Promise<Tally | undefined> {
  const tx = db.transaction(['state', 'touched', 'log']);
  const state = tx.objectStore('state');
  const [head, parts, revision] = await Promise.all([
    state.get(HEAD),
    state.getAll(PARTS()),
    newestRevision(tx.objectStore('touched'), tx.objectStore('log')),
  ]);
  if (head === undefined && revision === 0) return emptyTally();
  if (!isHead(head) || head.position !== revision) return undefined;
  const facts = joinParts(parts);
  return facts && sumOf(facts) === head.total ? { facts, sharedDomains: head.sharedDomains } : undefined;
}

export interface RebuildOptions {
  onProgress?: (donePages: number, totalPages: number) => void;
  signal?: AbortSignal;
}

/** The stored tally, or, when there is none to trust, a new one that is stored. Several pages at once count once. */
export async function loadTally(db: Db, options: RebuildOptions = {}): Promise<Tally> {
  return (await readTally(db)) ?? takingTurns(async () => (await readTally(db)) ?? rebuild(db, options));
}

/**
 * Counts every customer anew and stores the result, while no one else writes. Rejects with the signal's reason when
 * cancelled; then what was stored stays.
 */
export function rebuildTally(db: Db, options: RebuildOptions = {}): Promise<Tally> {
  return takingTurns(() => rebuild(db, options));
}

async function rebuild(db: Db, { onProgress, signal }: RebuildOptions): Promise<Tally> {
  const facts: FactCounts = new Map();
  await scanCustomers(
    db,
    (customers, { donePages, totalPages }) => {
      addToTally(facts, tallyChange(customers.map((customer) => [undefined, customer])));
      onProgress?.(donePages, totalPages);
    },
    signal,
  );
  const pages = await db.getAll('domains');
  const sharedDomains = pages.reduce((sum, page) => sum + sharedIn(pairsOf(page)).length, 0);
  const revision = await getRevision(db);
  signal?.throwIfAborted();
  const customers = customersIn(facts);
  await replace(db, facts, { ...headAt(revision), customers, sharedDomains, total: sumOf(facts) });
  return { facts, sharedDomains };
}

async function replace(db: Db, facts: FactCounts, head: TallyHead): Promise<void> {
  const tx = db.transaction('state', 'readwrite');
  const cleared = tx.store.delete(PARTS());
  const puts = [...partsOf(facts)].map(([key, counts]) => tx.store.put(new Map(counts), key));
  await Promise.all([cleared, ...puts, tx.store.put(head, HEAD), tx.done]);
}

const headAt = (revision: number): TallyHead => ({
  v: 1,
  position: revision,
  customers: 0,
  sharedDomains: 0,
  total: 0,
});

function isHead(stored: State | undefined): stored is TallyHead {
  if (typeof stored !== 'object' || !('total' in stored) || stored.v !== 1) return false;
  return [stored.position, stored.sharedDomains, stored.total].every((count) => Number.isInteger(count) && count >= 0);
}

/** Undefined when a part holds what is no count of a fact. */
function joinParts(parts: readonly State[]): FactCounts | undefined {
  const joined: FactCounts = new Map();
  for (const part of parts) {
    if (!(part instanceof Map)) return undefined;
    for (const [key, count] of part) {
      if (!isCount(count) || !parseFactKey(key)) return undefined;
      joined.set(key, count);
    }
  }
  return joined;
}

const isCount = (count: number) => Number.isInteger(count) && count > 0;

function sumOf(facts: ReadonlyMap<FactKey, number>): number {
  let sum = 0;
  for (const count of facts.values()) sum += count;
  return sum;
}
