import type { TenantId } from '../directory/types.ts';
import { PENDING } from '../log/pending.ts';
import type { CommitSource } from '../log/types.ts';
import { type LogHeader, readHistory } from './history.ts';
import { headersIn } from './log-rows.ts';
import type { Db } from './schema.ts';
import { waitingRange } from './waiting.ts';

export interface HistoryFilter {
  /** Part of the author's name, in any case. */
  by?: string;
  source?: CommitSource;
  /** Of each list at least one tenant must occur in what was written or replaced. */
  mentions?: readonly (readonly TenantId[])[];
}

export interface FindOptions {
  /** Only commits before this position. */
  before?: number;
  limit: number;
  /** Told commits. */
  onProgress?: (progress: { done: number; total: number }) => void;
  signal?: AbortSignal;
}

export interface FoundHistory {
  /** Newest first. */
  headers: LogHeader[];
  /** Nothing older is left to search. */
  isEnd: boolean;
}

const HEADERS_PER_READ = 200;

/** Searches the whole history from the newest on, until `limit` are found. Rejects with the signal's reason when cancelled. */
export async function findHistory(
  db: Db,
  filter: HistoryFilter,
  { before, limit, onProgress, signal }: FindOptions,
): Promise<FoundHistory> {
  const total = await countHistory(db, before);
  let done = 0;
  const headers: LogHeader[] = [];
  for (let next = before; ; ) {
    const page = await readHistory(db, { limit: HEADERS_PER_READ, ...(next === undefined ? {} : { before: next }) });
    for (const [at, header] of page.entries()) {
      signal?.throwIfAborted();
      if (matchesHeader(header, filter) && (await mentions(db, header, filter))) headers.push(header);
      done += 1;
      const isEnd = at === page.length - 1 && page.length < HEADERS_PER_READ;
      if (headers.length === limit) return { headers, isEnd };
      onProgress?.({ done, total: Math.max(done, total) });
    }
    next = page.at(-1)?.position;
    if (page.length < HEADERS_PER_READ) return { headers, isEnd: true };
  }
}

/** At most: a line of the log may hold no commit. */
async function countHistory(db: Db, before = Number.POSITIVE_INFINITY): Promise<number> {
  const { store } = db.transaction('log');
  const range = IDBKeyRange.upperBound(Math.min(before, PENDING), true);
  const [oldest, newest, waiting] = await Promise.all([
    store.openCursor(),
    store.openKeyCursor(range, 'prev'),
    store.count(waitingRange()),
  ]);
  const first = oldest ? (headersIn(oldest.value)[0]?.position ?? 0) : 0;
  return (newest ? newest.key - first + 1 : 0) + waiting;
}

function matchesHeader({ by, source }: LogHeader, filter: HistoryFilter): boolean {
  const wanted = filter.by?.trim().toLowerCase() ?? '';
  return by.toLowerCase().includes(wanted) && (filter.source ?? source) === source;
}

/** A tenant id is so long and random that finding it in the text is finding it in a field; nothing needs to be parsed. */
async function mentions(
  db: Db,
  { position, packed }: LogHeader,
  { mentions: wanted = [] }: HistoryFilter,
): Promise<boolean> {
  const missingIn = (texts: readonly string[], ids: typeof wanted) =>
    ids.filter((some) => !some.some((id) => texts.some((text) => text.includes(id))));
  if (wanted.length === 0) return true;
  if (packed) return missingIn([(await db.get('ops', [packed[0], 'pack', 0]))?.[packed[1]] ?? ''], wanted).length === 0;
  let missing = wanted;
  let cursor = await db.transaction('ops').store.openCursor(allOpsOf(position));
  while (cursor && missing.length > 0) {
    missing = missingIn(cursor.value, missing);
    cursor = await cursor.continue();
  }
  return missing.length === 0;
}

/** What it wrote and what it replaced: an array comes after every text and number in the order of keys. */
const allOpsOf = (position: number) => IDBKeyRange.bound([position], [position, []]);
