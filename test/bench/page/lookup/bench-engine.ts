import { lookupDocOf } from '../../../../lib/directory/lookup-doc.ts';
import { sampleBook } from '../../../sample-data.ts';
import type { Engine, EngineKind, EngineName, EngineSample } from './engine.ts';

export interface SampleSize {
  customers: number;
  seed: number;
}

export interface BuildReport {
  buildMs: number;
  /** The longest stretch in which the page could not answer; 0 when none took 50 ms. */
  longestTaskMs: number;
}

export interface TypedQuery {
  text: string;
  meant: string;
}

export interface QueryReport {
  /** Whether the meant customer is among the first five. */
  isFound: boolean;
  /** Of each letter, from the first to the whole query. */
  keystrokesMs: number[];
}

/** What the bench's driver calls in the page. */
export interface LookupBench {
  build(name: EngineName, size: SampleSize): Promise<BuildReport>;
  type(queries: readonly TypedQuery[]): Promise<QueryReport[]>;
}

/** As many rows as the popup shows. */
const SHOWN = 50;
const TOP = 5;

const KINDS: Record<EngineName, () => Promise<{ engine: EngineKind }>> = {
  ours: () => import('./ours.ts'),
  ufuzzy: () => import('./ufuzzy.ts'),
  minisearch: () => import('./minisearch.ts'),
  fuse: () => import('./fuse.ts'),
  flexsearch: () => import('./flexsearch.ts'),
  flexsearch_full: () => import('./flexsearch-full.ts'),
  indexeddb: () => import('./indexeddb.ts'),
};

export function makeSample({ customers, seed }: SampleSize): EngineSample {
  const book = sampleBook({ customers, resellers: 200, names: 'coined', seed });
  return { docs: Array.from(book.customers, lookupDocOf), partners: book.partners };
}

export function createLookupBench(): LookupBench {
  let built: Engine | undefined;

  async function build(name: EngineName, size: SampleSize): Promise<BuildReport> {
    const { engine } = await KINDS[name]();
    const sample = makeSample(size);
    const watch = watchLongTasks();
    await nextTask();
    const start = performance.now();
    built = await engine.build(sample);
    const buildMs = performance.now() - start;
    await nextTask();
    return { buildMs, longestTaskMs: watch.longest() };
  }

  async function type(queries: readonly TypedQuery[]): Promise<QueryReport[]> {
    if (!built) throw new Error('No engine was built.');
    const reports: QueryReport[] = [];
    for (const query of queries) reports.push(await typeQuery(built, query));
    return reports;
  }
  return { build, type };
}

/** A promise is waited for only where there is one, so that an engine that answers at once pays for none. */
async function typeQuery(engine: Engine, { text, meant }: TypedQuery): Promise<QueryReport> {
  const letters = [...text];
  const keystrokesMs: number[] = [];
  for (let count = 1; count <= letters.length; count += 1) {
    const typed = letters.slice(0, count).join('');
    const start = performance.now();
    const answer = engine.search(typed, SHOWN);
    if (answer instanceof Promise) await answer;
    keystrokesMs.push(performance.now() - start);
  }
  const rows = await engine.search(text, TOP);
  return { isFound: rows.some((tenantId) => tenantId === meant), keystrokesMs };
}

const nextTask = () => new Promise((resolve) => setTimeout(resolve));

export function watchLongTasks(): { longest(): number } {
  let longest = 0;
  const note = (entries: PerformanceEntryList) => {
    for (const { duration } of entries) longest = Math.max(longest, duration);
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: 'longtask' });
  const finish = () => {
    note(observer.takeRecords());
    observer.disconnect();
    return longest;
  };
  return { longest: finish };
}
