import type { LookupQuery } from '../../lookup/query-classes.ts';
import type { SampleSize, Typing } from '../page/lookup/bench-engine.ts';
import type { EngineName } from '../page/lookup/engine.ts';
import { inRounds } from './lookup-queries.ts';
import { type Rival, startRival } from './lookup-rival.ts';

interface Entry {
  name: EngineName;
  typing: Typing;
  /** Once its queries took this long it is asked no more; how many it was asked is reported. */
  budgetInMs: number;
}

const PATIENCE_IN_MS = 45_000;
const BUILD_TIMEOUT_IN_MS = 300_000;

const OURS: Entry = { name: 'ours', typing: 'letters', budgetInMs: Number.POSITIVE_INFINITY };
/** Fuse.js takes seconds for a letter, so its queries are pasted. FlexSearch's full index is for smaller samples: see lookup.ts. */
const RIVALS: readonly Entry[] = [
  OURS,
  { name: 'ufuzzy', typing: 'letters', budgetInMs: PATIENCE_IN_MS },
  { name: 'minisearch', typing: 'letters', budgetInMs: PATIENCE_IN_MS },
  { name: 'flexsearch', typing: 'letters', budgetInMs: PATIENCE_IN_MS },
  { name: 'indexeddb', typing: 'letters', budgetInMs: PATIENCE_IN_MS },
  { name: 'fuse', typing: 'pasted', budgetInMs: PATIENCE_IN_MS },
];

/** All engines over the same customers and queries, round by round in turn so that all meet the same machine. */
export const compareEngines = (size: SampleSize, queries: readonly LookupQuery[]): Promise<Rival[]> =>
  runAll(RIVALS, size, queries);

export async function runAlone(name: EngineName, size: SampleSize, queries: readonly LookupQuery[]): Promise<Rival> {
  const [rival] = await runAll([{ ...OURS, name }], size, queries);
  if (!rival) throw new Error(`${name} did not take part.`);
  return rival;
}

/** Over more customers than a page should pack by itself. */
const IN_WORKER_FROM = 500_000;

async function runAll(entries: readonly Entry[], size: SampleSize, queries: readonly LookupQuery[]): Promise<Rival[]> {
  const started: { entry: Entry; rival: Rival; spentMs: number }[] = [];
  try {
    for (const entry of entries) {
      const options = { size, timeoutInMs: BUILD_TIMEOUT_IN_MS, isInWorker: size.customers >= IN_WORKER_FROM };
      const rival = await startRival(entry.name, options);
      console.log(
        `  ${entry.name}: built in ${Math.round(rival.buildMs)} ms, heap ${Math.round(rival.heapMb ?? 0)} MB`,
      );
      started.push({ entry, rival, spentMs: 0 });
    }
    for (const round of inRounds(queries)) {
      for (const part of started) {
        if (part.spentMs >= part.entry.budgetInMs) continue;
        const start = performance.now();
        await part.rival.type(round, part.entry.typing);
        part.spentMs += performance.now() - start;
      }
    }
    return started.map(({ rival }) => rival);
  } finally {
    await Promise.all(started.map(({ rival }) => rival.close()));
  }
}
