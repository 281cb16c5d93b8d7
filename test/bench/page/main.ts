import type { FeedBench } from './feed/feed-bench.ts';
import type { LookupBench } from './lookup/bench-engine.ts';
import { isColdName } from './lookup/cold-names.ts';
import type { ColdBench } from './lookup/prepare.ts';
import type { SyncBench } from './sync/sync-bench.ts';

declare global {
  /** There in `bench.html?feed`. */
  var feedBench: FeedBench | undefined;
  /** There in `bench.html?lookup` and `bench.html?lookup=worker`. */
  var lookupBench: LookupBench | undefined;
  /** There in `bench.html?prepare`. */
  var coldBench: ColdBench | undefined;
  /** There in `bench.html?sync`. */
  var syncBench: SyncBench | undefined;
}

async function startLookup(where: string): Promise<LookupBench> {
  if (where === 'worker') return (await import('./lookup/bench-in-worker.ts')).startBenchWorker();
  const [{ createLookupBench }, { ENGINES }] = await Promise.all([
    import('./lookup/bench-engine.ts'),
    import('./lookup/engines.ts'),
  ]);
  return createLookupBench(ENGINES);
}

/** What the address asks for, and nothing else: a page opened cold is not to load what it does not need. */
async function start(asked: URLSearchParams): Promise<void> {
  const [where, cold = ''] = [asked.get('lookup'), asked.get('cold') ?? ''];
  if (where !== null) globalThis.lookupBench = await startLookup(where);
  else if (isColdName(cold)) await (await import('./lookup/cold.ts')).answerCold(cold, asked.get('find') ?? '');
  else if (asked.has('prepare')) globalThis.coldBench = (await import('./lookup/prepare.ts')).createColdBench();
  else if (asked.has('sync')) globalThis.syncBench = (await import('./sync/sync-bench.ts')).createSyncBench();
  else if (asked.has('feed')) globalThis.feedBench = (await import('./feed/feed-bench.ts')).createFeedBench();
  else (await import('./file-tasks.ts')).offerFileTasks();
}

void start(new URLSearchParams(location.search));
