import type { Page } from 'puppeteer-core';
import { launchBrowser, type TestBrowser } from '../../e2e/support/launch.ts';
import type { LookupQuery } from '../../lookup/query-classes.ts';
import type { BuildReport, QueryReport, SampleSize, Typing } from '../page/lookup/bench-engine.ts';
import type { EngineName } from '../page/lookup/engine.ts';
import { BENCH_EXTENSION } from './bench-page.ts';
import { callInPage } from './call-in-page.ts';
import { openPopup } from './real-popup.ts';

export interface Answered extends QueryReport {
  query: LookupQuery;
}

/** An engine in a popup of a browser of its own: none meets another's memory. */
export interface Rival extends BuildReport {
  name: EngineName;
  /** What the popup holds once the index is built and the garbage gone; undefined where a worker holds it. */
  heapMb: number | undefined;
  answered: Answered[];
  /** Types the queries letter by letter; the reports are added to `answered`. */
  type(queries: readonly LookupQuery[], typing?: Typing): Promise<void>;
  close(): Promise<void>;
}

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
  await page.waitForFunction('globalThis.lookupBench !== undefined');
  const built = await callInPage<BuildReport>(
    page,
    `lookupBench.build(${JSON.stringify(name)}, ${JSON.stringify(size)})`,
    timeout,
  );
  const answered: Answered[] = [];
  async function type(queries: readonly LookupQuery[], typing: Typing = 'letters') {
    const texts = JSON.stringify(queries.map(({ text, meant }) => ({ text, meant })));
    const reports = await callInPage<QueryReport[]>(page, `lookupBench.type(${texts}, '${typing}')`, timeout);
    for (const [n, query] of queries.entries()) {
      const report = reports[n];
      if (report) answered.push({ query, ...report });
    }
  }
  return {
    name,
    ...built,
    heapMb: isInWorker ? undefined : await heapOf(page),
    answered,
    type,
    close: () => session.close(),
  };
}

async function heapOf(page: Page): Promise<number> {
  const client = await page.createCDPSession();
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await client.send('Runtime.getHeapUsage');
  await client.detach();
  return (usedSize + embedderHeapUsedSize + backingStorageSize) / 1e6;
}
