import type { LookupBench } from './lookup/bench-engine.ts';

declare global {
  /** There in `bench.html?lookup` and `bench.html?lookup=worker`. */
  var lookupBench: LookupBench | undefined;
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
  const where = asked.get('lookup');
  if (where === null) (await import('./file-tasks.ts')).offerFileTasks();
  else globalThis.lookupBench = await startLookup(where);
}

void start(new URLSearchParams(location.search));
