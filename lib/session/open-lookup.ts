import { type ReadonlySignal, signal } from '@preact/signals';
import type { Care } from '../care-storage.ts';
import type { Db } from '../db/open.ts';
import { createLookupAsker, MAX_SHOWN } from '../lookup/ask-holder.ts';
import { type LoadedIndex, loadIndex } from '../lookup/load-index.ts';
import { EMPTY_INDEX } from '../lookup/lookup-index.ts';
import type { LookupResult } from '../lookup/lookup-row.ts';
import { readThrough } from '../lookup/read-through.ts';
import { type Places, search } from '../lookup/search.ts';
import { describeFault } from '../report-error.ts';

export interface Lookup {
  typed: ReadonlySignal<string>;
  /** Of the customers read so far. */
  result: ReadonlySignal<LookupResult>;
  isReading: ReadonlySignal<boolean>;
  /** Stored customers that cannot be read and are left out. */
  damaged: ReadonlySignal<number>;
  /** Why not every customer could be read, in one line. */
  failed: ReadonlySignal<string | undefined>;
  type(text: string): void;
  /** Settles when every customer can be found. Rejects when the directory cannot be read. */
  finished: Promise<void>;
}

/**
 * Finds customers as the user types; pinned and recent ones come first. Until the index is loaded whoever already holds
 * one is asked, and never waited for. Follows neither commits nor other pages. `loading` is given where the reading of
 * the index was begun before.
 */
export function openLookup(
  db: Db,
  ending: AbortSignal,
  care: ReadonlySignal<Care>,
  loading: Promise<LoadedIndex | undefined> = loadIndex(db),
): Lookup {
  const typed = signal('');
  const result = signal<LookupResult>({ rows: [], matches: 0 });
  const isReading = signal(true);
  const damaged = signal(0);
  const failed = signal<string | undefined>(undefined);
  let index = EMPTY_INDEX;
  const ask = createLookupAsker((answer, { text }) => {
    if (index === EMPTY_INDEX && typed.peek() === text) result.value = answer;
  }, ending);

  function refresh() {
    const text = typed.peek();
    const places = placesOf(care.peek());
    if (index === EMPTY_INDEX) ask({ text, first: [...places.keys()] });
    else result.value = search(index, text, MAX_SHOWN, places);
  }
  function show(known: LoadedIndex) {
    index = known.index;
    damaged.value = known.damaged;
    refresh();
  }
  async function read() {
    ending.addEventListener('abort', care.subscribe(refresh));
    try {
      const loaded = await loading;
      if (loaded) show(loaded);
      else await readThrough(db, show, ending);
    } catch (fault) {
      if (!ending.aborted) failed.value = describeFault(fault);
      throw fault;
    } finally {
      isReading.value = false;
    }
  }
  function type(text: string) {
    typed.value = text;
    refresh();
  }
  return { typed, result, isReading, damaged, failed, type, finished: read() };
}

const placesByCare = new WeakMap<Care, Places>();

/** Pinned, then recent ones, before their equals. The same for the same care, so that a search can keep what it is about. */
export function placesOf(care: Care): Places {
  const known = placesByCare.get(care);
  if (known) return known;
  const first = new Set([...care.pinned, ...care.recent]);
  const places = new Map([...first].map((id, place) => [id, place]));
  placesByCare.set(care, places);
  return places;
}
