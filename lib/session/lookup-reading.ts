import { readSource, type Source } from '../answer-page.ts';
import type { Care } from '../care-storage.ts';
import { type Db, openDb } from '../db/open.ts';
import { onCommitted } from '../db/watch.ts';
import { beginLoading, type IndexLoading } from '../lookup/load-index.ts';
import { readCare } from './care-live.ts';

/** What a lookup's page reads, begun before anything else is known. What fails is told to whoever waits for it. */
export interface LookupReading {
  opening: Promise<Db>;
  /** Nothing takes as long. */
  loading: IndexLoading;
  source: Promise<Source>;
  /** Address of the page beside. */
  url: Promise<string | undefined>;
  care: Promise<Care>;
  /** Calls back after every commit, at once when one was written since, which may have come too late. Returns what ends it. */
  followCommits(listener: () => void): () => void;
}

export function beginLookupReading(readUrl: () => Promise<string | undefined>): LookupReading {
  let isOutdated = false;
  let tell = () => {
    isOutdated = true;
  };
  const stop = onCommitted(() => tell());
  const opening = openDb();
  // Small, and waited for before anything is shown: not to stand behind the index.
  const source = opening.then(readSource);
  const loading = beginLoading(opening);
  const url = readUrl();
  const care = readCare();
  for (const reading of [source, url]) reading.catch(() => undefined);
  const followCommits = (listener: () => void) => {
    tell = listener;
    if (isOutdated) listener();
    return stop;
  };
  return { opening, loading, source, url, care, followCommits };
}
