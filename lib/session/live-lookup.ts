import { type ReadonlySignal, signal } from '@preact/signals';
import type { Care } from '../care-storage.ts';
import type { Db } from '../db/open.ts';
import type { IndexLoading } from '../lookup/load-index.ts';
import { reportError } from '../report-error.ts';
import { type Lookup, openLookup } from './open-lookup.ts';

export interface LiveLookup {
  current: ReadonlySignal<Lookup>;
  /** Reads the directory anew; what is shown, and typed, stays until that is done. */
  renew(): void;
  end(): void;
}

/** A lookup for a page that stays open while the directory changes; `loading` is the first reading, begun before. */
export function openLiveLookup(db: Db, care: ReadonlySignal<Care>, loading?: IndexLoading): LiveLookup {
  let shown = open(db, care, loading);
  let coming: Opened | undefined;
  const current = signal(shown.lookup);

  function renew() {
    coming?.ending.abort();
    const next = open(db, care);
    coming = next;
    const show = () => {
      if (coming !== next) return;
      shown.ending.abort();
      [shown, coming] = [next, undefined];
      next.lookup.type(current.peek().typed.peek());
      current.value = next.lookup;
    };
    next.lookup.finished.then(show, show);
  }
  function end() {
    shown.ending.abort();
    coming?.ending.abort();
    coming = undefined;
  }
  return { current, renew, end };
}

interface Opened {
  lookup: Lookup;
  ending: AbortController;
}

function open(db: Db, care: ReadonlySignal<Care>, loading?: IndexLoading): Opened {
  const ending = new AbortController();
  const lookup = openLookup(db, ending.signal, care, loading);
  lookup.finished.catch((fault: unknown) => {
    if (!ending.signal.aborted) reportError('Reading the customers', fault);
  });
  return { lookup, ending };
}
