import { type Db, openDb } from '../db/open.ts';
import { onCommitted } from '../db/watch.ts';
import { type LoadedIndex, loadIndex } from '../lookup/load-index.ts';

/** The reading of the index, begun before anything else is known: nothing takes as long. */
export interface LookupReading {
  opening: Promise<Db>;
  /** What fails is told to whoever waits for it. */
  loading: Promise<LoadedIndex | undefined>;
  /** Whether a commit was written since, which may have come too late for it. Asked once, when others watch. */
  endsOutdated(): boolean;
}

export function beginLookupReading(): LookupReading {
  let isOutdated = false;
  const stop = onCommitted(() => {
    isOutdated = true;
  });
  const opening = openDb();
  const loading = opening.then(loadIndex);
  loading.catch(() => undefined);
  const endsOutdated = () => {
    stop();
    return isOutdated;
  };
  return { opening, loading, endsOutdated };
}
