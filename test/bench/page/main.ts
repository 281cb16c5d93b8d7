import type { LookupBench } from './lookup/bench-engine.ts';

declare global {
  /** There in `bench.html?lookup`. */
  var lookupBench: LookupBench | undefined;
}

/** What the address asks for, and nothing else: a page opened cold is not to load what it does not need. */
async function start(asked: URLSearchParams): Promise<void> {
  if (asked.has('lookup')) globalThis.lookupBench = (await import('./lookup/bench-engine.ts')).createLookupBench();
  else (await import('./file-tasks.ts')).offerFileTasks();
}

void start(new URLSearchParams(location.search));
