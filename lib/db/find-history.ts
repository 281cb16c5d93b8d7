import type { TenantId } from '../directory/types.ts';
import type { CommitSource } from '../log/types.ts';
import { type LogHeader, readHistory } from './history.ts';
import type { Db } from './schema.ts';

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
  const total = await db.count('log', before === undefined ? null : IDBKeyRange.upperBound(before, true));
  let done = 0;
  const headers: LogHeader[] = [];
  for (let next = before; ; ) {
    const page = await readHistory(db, { limit: HEADERS_PER_READ, ...(next === undefined ? {} : { before: next }) });
    for (const header of page) {
      signal?.throwIfAborted();
      if (matchesHeader(header, filter) && (await mentions(db, header.position, filter))) headers.push(header);
      done += 1;
      if (headers.length === limit) return { headers, isEnd: done >= total };
      onProgress?.({ done, total });
    }
    next = page.at(-1)?.position;
    if (page.length < HEADERS_PER_READ) return { headers, isEnd: true };
  }
}

function matchesHeader({ by, source }: LogHeader, filter: HistoryFilter): boolean {
  const wanted = filter.by?.trim().toLowerCase() ?? '';
  return by.toLowerCase().includes(wanted) && (filter.source ?? source) === source;
}

/** A tenant id is so long and random that finding it in the text is finding it in a field; nothing needs to be parsed. */
async function mentions(db: Db, position: number, { mentions: wanted = [] }: HistoryFilter): Promise<boolean> {
  let missing = wanted;
  if (missing.length === 0) return true;
  let cursor = await db.transaction('ops').store.openCursor(allOpsOf(position));
  while (cursor && missing.length > 0) {
    const ops = cursor.value;
    missing = missing.filter((ids) => !ids.some((id) => ops.some((op) => op.includes(id))));
    cursor = await cursor.continue();
  }
  return missing.length === 0;
}

/** What it wrote and what it replaced: an array comes after every text and number in the order of keys. */
const allOpsOf = (position: number) => IDBKeyRange.bound([position], [position, []]);
