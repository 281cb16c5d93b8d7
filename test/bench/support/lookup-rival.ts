import type { Page } from 'puppeteer-core';
import { launchBrowser, type TestBrowser } from '../../e2e/support/launch.ts';
import type { LookupQuery } from '../../lookup/query-classes.ts';
import type { BuildReport, QueryReport, SampleSize, Typing } from '../page/lookup/bench-engine.ts';
import type { EngineName } from '../page/lookup/engine.ts';
import { BENCH_EXTENSION } from './bench-page.ts';
import { openPopup } from './real-popup.ts';

export interface Answered extends QueryReport {
  query: LookupQuery;
}

/** An engine in a popup of a browser of its own: none meets another's memory. */
export interface Rival extends BuildReport {
  name: EngineName;
  /** What the popup holds once the index is built and the garbage gone. */
  heapMb: number;
  answered: Answered[];
  /** Types the queries letter by letter; the reports are added to `answered`. */
  type(queries: readonly LookupQuery[], typing?: Typing): Promise<void>;
  close(): Promise<void>;
}

const POLL_IN_MS = 200;

export interface RivalOptions {
  size: SampleSize;
  timeoutInMs: number;
  /** In a worker of the popup, for what would hold the popup up for long. */
  isInWorker?: boolean;
}

/** Builds the engine's index over the sample of that size. Throws when that is not done in time. */
export async function startRival(name: EngineName, options: RivalOptions): Promise<Rival> {
  const session = await launchBrowser('chromium', { extensionDir: BENCH_EXTENSION });
  try {
    return await buildIn(session, name, options);
  } catch (cause) {
    await session.kill();
    throw new Error(`${name} was not built over ${options.size.customers} customers.`, { cause });
  }
}

async function buildIn(session: TestBrowser, name: EngineName, options: RivalOptions): Promise<Rival> {
  const { size, timeoutInMs: timeout, isInWorker = false } = options;
  const page = await openPopup(session, isInWorker ? 'bench.html?lookup=worker' : 'bench.html?lookup');
  const built = await callWithin<BuildReport>(
    page,
    timeout,
    `lookupBench.build(${JSON.stringify(name)}, ${JSON.stringify(size)})`,
  );
  const answered: Answered[] = [];
  async function type(queries: readonly LookupQuery[], typing: Typing = 'letters') {
    const texts = JSON.stringify(queries.map(({ text, meant }) => ({ text, meant })));
    const reports = await callWithin<QueryReport[]>(page, timeout, `lookupBench.type(${texts}, '${typing}')`);
    for (const [n, query] of queries.entries()) {
      const report = reports[n];
      if (report) answered.push({ query, ...report });
    }
  }
  return { name, ...built, heapMb: await heapOf(page), answered, type, close: () => session.close() };
}

/** An answer that comes later than the protocol waits for one is fetched by asking again. */
async function callWithin<T>(page: Page, timeout: number, call: string): Promise<T> {
  await page.waitForFunction('globalThis.lookupBench !== undefined');
  await page.evaluate(`globalThis.outcome = undefined; ${call}.then(
    (value) => { globalThis.outcome = { value }; },
    (fault) => { globalThis.outcome = { error: String(fault?.stack ?? fault) }; }); undefined`);
  const handle = await page.waitForFunction('globalThis.outcome', { timeout, polling: POLL_IN_MS });
  const outcome = (await handle.jsonValue()) as { value: T } | { error: string };
  if ('error' in outcome) throw new Error(outcome.error);
  return outcome.value;
}

async function heapOf(page: Page): Promise<number> {
  const client = await page.createCDPSession();
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await client.send('Runtime.getHeapUsage');
  await client.detach();
  return (usedSize + embedderHeapUsedSize + backingStorageSize) / 1e6;
}
