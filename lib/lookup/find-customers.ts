import { openDb } from '../db/open.ts';
import { onCommitted } from '../db/watch.ts';
import { loadIndex } from './load-index.ts';
import { EMPTY_INDEX, type LookupIndex } from './lookup-index.ts';
import type { LookupResult } from './lookup-row.ts';
import { readThrough } from './read-through.ts';
import { search } from './search.ts';

/** Kept for as long as the worker lives and nobody commits. */
let kept: Promise<LookupIndex> | undefined;
let isWatching = false;

/**
 * One question from outside a page, at most `limit` rows. The first one loads the index, later ones find it there.
 * Rejects when the directory cannot be read.
 */
export async function findCustomers(text: string, limit: number): Promise<LookupResult> {
  return search(await keptIndex(), text, limit);
}

/** Loads the index before it is asked for. */
export async function warmLookup(): Promise<void> {
  await keptIndex();
}

function keptIndex(): Promise<LookupIndex> {
  if (!isWatching) {
    onCommitted(() => {
      kept = undefined;
    });
    isWatching = true;
  }
  const loading = kept ?? readIndex();
  kept = loading;
  loading.catch(() => {
    if (kept === loading) kept = undefined;
  });
  return loading;
}

/** A connection of its own, closed at once: a worker that slept on an open one would hold up a page's upgrade. */
async function readIndex(): Promise<LookupIndex> {
  const db = await openDb();
  try {
    const loaded = await loadIndex(db);
    if (loaded) return loaded.index;
    let index = EMPTY_INDEX;
    await readThrough(db, (known) => {
      index = known.index;
    });
    return index;
  } finally {
    db.close();
  }
}
