import { readSource, type Source } from '../answer-page.ts';
import type { Care } from '../care-storage.ts';
import { DB_NAME, type Db, type Hindrance, openDb } from '../db/open.ts';
import { onCommitted } from '../db/watch.ts';
import { beginLoading, type IndexLoading } from '../lookup/load-index.ts';
import { readCare } from './care-live.ts';

/** What a lookup's page reads, begun before anything else is known. What fails is told to whoever waits for it. */
export interface LookupReading {
  /** Calls back with what hinders the database, as `openDb` does. */
  open(onHindrance: (hindrance: Hindrance) => void): Promise<Db>;
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
  let hindered: Hindrance | undefined;
  let hinder = (hindrance: Hindrance) => {
    hindered = hindrance;
  };
  const opening = openDb(DB_NAME, { onHindrance: (hindrance) => hinder(hindrance) });
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
  const open = (onHindrance: (hindrance: Hindrance) => void) => {
    hinder = onHindrance;
    if (hindered) onHindrance(hindered);
    return opening;
  };
  return { open, loading, source, url, care, followCommits };
}
