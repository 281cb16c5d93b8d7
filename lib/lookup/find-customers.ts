import { onCommitted } from '../db/watch.ts';
import { withDb } from '../db/with-db.ts';
import type { LookupQuestion } from './ask-holder.ts';
import { loadIndex } from './load-index.ts';
import { EMPTY_INDEX, type LookupIndex } from './lookup-index.ts';
import type { LookupResult } from './lookup-row.ts';
import { readThrough } from './read-through.ts';
import { search } from './search.ts';

/** The index is kept for as long as the worker lives and nobody commits. */
let kept: Promise<LookupIndex> | undefined;
/** The same once it is loaded. */
let held: LookupIndex | undefined;
let isWatching = false;

/**
 * One question from outside a page, at most `limit` rows. The first one loads the index, later ones find it there.
 * Rejects when the directory cannot be read.
 */
export async function findCustomers(text: string, limit: number): Promise<LookupResult> {
  return search(await keptIndex(), text, limit);
}

/** The same at once: undefined while no index is held. */
export function findAtOnce({ text, first }: LookupQuestion, limit: number): LookupResult | undefined {
  return held && search(held, text, limit, new Map(first.map((id, place) => [id, place])));
}

/** Loads the index before it is asked for. */
export async function warmLookup(): Promise<void> {
  await keptIndex();
}

function keptIndex(): Promise<LookupIndex> {
  if (!isWatching) onCommitted(forget);
  isWatching = true;
  kept ??= load();
  return kept;
}

function forget(): void {
  kept = undefined;
  held = undefined;
}

/** What was forgotten meanwhile is not held; what failed is tried again when it is asked for. */
function load(): Promise<LookupIndex> {
  const loading = readIndex();
  loading.then(
    (index) => {
      if (kept === loading) held = index;
    },
    () => {
      if (kept === loading) forget();
    },
  );
  return loading;
}

const readIndex = (): Promise<LookupIndex> =>
  withDb(async (db) => {
    const loaded = await loadIndex(db);
    if (loaded) return loaded.index;
    let index = EMPTY_INDEX;
    await readThrough(db, (known) => {
      index = known.index;
    });
    return index;
  });
