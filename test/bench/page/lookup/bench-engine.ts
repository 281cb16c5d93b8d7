import { lookupDocOf } from '../../../../lib/directory/lookup-doc.ts';
import { MAX_SHOWN } from '../../../../lib/lookup/ask-holder.ts';
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
  /** 0 when nothing is stored. */
  storedBytes: number;
}

export interface TypedQuery {
  text: string;
  meant: string;
}

export interface QueryReport {
  /** Whether the meant customer is among the first five. */
  isFound: boolean;
  /** Of each letter, from the first to the whole query; or of the whole query alone. */
  keystrokesMs: number[];
}

/** Engines that take a second for each letter are only asked for the whole query, as if it were pasted. */
export type Typing = 'letters' | 'pasted';

/** What the bench's driver calls in the page. */
export interface LookupBench {
  build(name: EngineName, size: SampleSize): Promise<BuildReport>;
  type(queries: readonly TypedQuery[], typing: Typing): Promise<QueryReport[]>;
}

const TOP = 5;

export type EngineLoaders = Partial<Record<EngineName, () => Promise<{ engine: EngineKind }>>>;

export function makeSample({ customers, seed }: SampleSize): EngineSample {
  const book = sampleBook({ customers, resellers: 200, names: 'coined', seed });
  return { docs: Array.from(book.customers, lookupDocOf), partners: book.partners };
}

export function createLookupBench(loaders: EngineLoaders): LookupBench {
  let built: Engine | undefined;

  async function build(name: EngineName, size: SampleSize): Promise<BuildReport> {
    const load = loaders[name];
    if (!load) throw new Error(`There is no engine ${name} here.`);
    const { engine } = await load();
    const sample = makeSample(size);
    await nextTask();
    const watch = watchLongTasks();
    const start = performance.now();
    built = await engine.build(sample);
    const buildMs = performance.now() - start;
    await nextTask();
    return { buildMs, longestTaskMs: watch.longest(), storedBytes: built.storedBytes ?? 0 };
  }

  async function type(queries: readonly TypedQuery[], typing: Typing): Promise<QueryReport[]> {
    if (!built) throw new Error('No engine was built.');
    const reports: QueryReport[] = [];
    for (const query of queries) reports.push(await typeQuery(built, query, typing));
    return reports;
  }
  return { build, type };
}

/** A promise is waited for only where there is one, so that an engine that answers at once pays for none. */
async function typeQuery(engine: Engine, { text, meant }: TypedQuery, typing: Typing): Promise<QueryReport> {
  const keystrokesMs: number[] = [];
  let rows: readonly string[] = [];
  for (const typed of typing === 'letters' ? beginningsOf(text) : [text]) {
    const start = performance.now();
    const answer = engine.search(typed, MAX_SHOWN);
    rows = answer instanceof Promise ? await answer : answer;
    keystrokesMs.push(performance.now() - start);
  }
  return { isFound: rows.slice(0, TOP).includes(meant), keystrokesMs };
}

const beginningsOf = (text: string): string[] => {
  const letters = [...text];
  return letters.map((_, last) => letters.slice(0, last + 1).join(''));
};

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
