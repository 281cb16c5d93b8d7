import { readLookup } from '../db/lookup.ts';
import type { Db } from '../db/open.ts';
import { onCommitted } from '../db/watch.ts';
import type { IndexWorkerEnd } from './index-worker.ts';
import { isOutdated } from './keep-index.ts';

const startWorker = (): Worker => new Worker(new URL('./index-worker.ts', import.meta.url), { type: 'module' });

/** Building takes a core for seconds: whoever has just changed thousands may be about to undo it, or to change more. */
const QUIET_IN_MS = 5_000;

/**
 * Keeps the stored index built while a page is open, in a worker beside it: now, and once it is quiet after commits that
 * ask for it. `fail` gets what went wrong. Returns what ends it.
 */
export function keepIndexBeside(db: Db, fail: (fault: unknown) => void): () => void {
  let worker: Worker | undefined;
  let isAskedAgain = false;
  let quiet: ReturnType<typeof setTimeout> | undefined;

  function checkWhenQuiet() {
    clearTimeout(quiet);
    quiet = setTimeout(check, QUIET_IN_MS);
  }
  function check() {
    if (worker) isAskedAgain = true;
    else readLookup(db).then((stored) => isOutdated(stored) && !worker && build(), fail);
  }
  function build() {
    const building = startWorker();
    worker = building;
    const end = (fault?: unknown) => {
      building.terminate();
      worker = undefined;
      if (fault !== undefined) fail(fault);
      else if (isAskedAgain) check();
      isAskedAgain = false;
    };
    building.addEventListener('message', ({ data }: MessageEvent<IndexWorkerEnd>) =>
      end(data.failed === undefined ? undefined : new Error(data.failed)),
    );
    building.addEventListener('error', ({ message }) => end(new Error(message)));
  }
  const stop = onCommitted(checkWhenQuiet);
  check();
  return () => {
    stop();
    clearTimeout(quiet);
    worker?.terminate();
  };
}
