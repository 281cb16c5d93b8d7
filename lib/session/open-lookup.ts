import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Care } from '../care-storage.ts';
import type { Db } from '../db/open.ts';
import { createLookupAsker, type LookupQuestion, MAX_SHOWN } from '../lookup/ask-holder.ts';
import { beginLoading, type IndexLoading, isUnusable, type LoadedIndex } from '../lookup/load-index.ts';
import { EMPTY_INDEX } from '../lookup/lookup-index.ts';
import type { LookupResult } from '../lookup/lookup-row.ts';
import { readThrough } from '../lookup/read-through.ts';
import { type Places, search } from '../lookup/search.ts';
import { describeFault, reportError } from '../report-error.ts';

export interface Lookup {
  typed: ReadonlySignal<string>;
  /** Of the customers read so far. */
  result: ReadonlySignal<LookupResult>;
  /** The result is for what is typed; until it is, nothing in it is what the user means. */
  isCurrent: ReadonlySignal<boolean>;
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
 * one is asked, and never waited for, and the beginnings of names are looked up in it where it is stored. Follows
 * neither commits nor other pages. `loading` is given where the reading of the index was begun before.
 */
export function openLookup(
  db: Db,
  ending: AbortSignal,
  care: ReadonlySignal<Care>,
  loading: IndexLoading = beginLoading(db),
): Lookup {
  const typed = signal('');
  const result = signal<LookupResult>({ rows: [], matches: 0 });
  const answeredText = signal('');
  const isCurrent = computed(() => answeredText.value === typed.value);
  const isReading = signal(true);
  const damaged = signal(0);
  const failed = signal<string | undefined>(undefined);
  let index = EMPTY_INDEX;
  /** For what an answer came from a whole index. */
  let answered: LookupQuestion | undefined;
  const ask = createLookupAsker((answer, question) => {
    if (!isWaiting(question)) return;
    answered = question;
    showResult(answer, question.text);
  }, ending);
  const isUnanswered = (question: LookupQuestion) => isWaiting(question) && answered !== question;
  const isWaiting = ({ text }: LookupQuestion) => index === EMPTY_INDEX && typed.peek() === text && !ending.aborted;

  function showResult(found: LookupResult, text: string) {
    batch(() => {
      result.value = found;
      answeredText.value = text;
    });
  }
  function refresh() {
    const text = typed.peek();
    const places = placesOf(care.peek());
    if (index === EMPTY_INDEX) {
      const question = { text, first: [...places.keys()] };
      ask(question);
      void lookUpNames(question, places);
    } else showResult(search(index, text, MAX_SHOWN, places), text);
  }
  async function lookUpNames(question: LookupQuestion, places: Places) {
    const found = await findFirst(loading, () => isUnanswered(question) && { text: question.text, places });
    if (found && isUnanswered(question)) showResult(found, question.text);
  }
  function show(known: LoadedIndex) {
    index = known.index;
    damaged.value = known.damaged;
    refresh();
  }
  async function read() {
    ending.addEventListener('abort', care.subscribe(refresh));
    try {
      const loaded = await loading.whole;
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
  return { typed, result, isCurrent, isReading, damaged, failed, type, finished: read() };
}

/** An index that cannot be used, or not be read, is told of when all of it is loaded. */
async function findFirst(
  { first }: IndexLoading,
  wanted: () => false | { text: string; places: Places },
): Promise<LookupResult | undefined> {
  try {
    const names = await first;
    const asked = wanted();
    return asked ? await names?.find(asked.text, MAX_SHOWN, asked.places) : undefined;
  } catch (fault) {
    if (!isUnusable(fault)) reportError('Reading the beginnings of names', fault);
    return undefined;
  }
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
