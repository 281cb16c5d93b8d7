import { listBlobs } from '../../../lib/workspace/transport/list-blobs.ts';
import { launchBrowser, type TestBrowser } from '../../e2e/support/launch.ts';
import type { Azurite } from '../../stand-ins/azurite/start-azurite.ts';
import { storeOf } from '../../workspace/transport/store-of.ts';
import type { SampleSize } from '../page/lookup/bench-engine.ts';
import type { BootstrapReport, ExchangeReport } from '../page/sync/sync-bench.ts';
import { BENCH_EXTENSION } from './bench-page.ts';
import { callInPage } from './call-in-page.ts';
import { grantLocalStores } from './grant-local-stores.ts';
import { createSyncAuthor } from './sync-author.ts';

export interface TeamPlan {
  size: SampleSize;
  /** Profiles that join, each in a browser of its own. */
  joins: number;
  /** Of one commit each, and as often of a thousand. */
  changes: number;
}

export interface TeamRuns {
  snapshotBytes: number;
  joins: BootstrapReport[];
  single: ExchangeReport[];
  thousand: ExchangeReport[];
}

const CONTAINER = 'bench-team';
const TIMEOUT_IN_MS = 240_000;

/** One profile starts the team, others join it; the last one hears of what a simulated member changes. */
export async function runTeam(azurite: Azurite, { size, joins, changes }: TeamPlan): Promise<TeamRuns> {
  await azurite.createContainer(CONTAINER);
  const url = azurite.urlOf(CONTAINER);
  const granted = await grantLocalStores(BENCH_EXTENSION);
  try {
    return await runIn(granted.extensionDir, url, { size, joins, changes });
  } finally {
    await granted.remove();
  }
}

async function runIn(extensionDir: string, url: string, { size, joins, changes }: TeamPlan): Promise<TeamRuns> {
  await withBench(extensionDir, (call) => call(`start(${JSON.stringify(url)}, ${JSON.stringify(size)})`));
  const reports: BootstrapReport[] = [];
  const heard: Pick<TeamRuns, 'single' | 'thousand'> = { single: [], thousand: [] };
  for (let run = 0; run < joins; run += 1)
    await withBench(extensionDir, async (call) => {
      reports.push(checked(await call<BootstrapReport>(`bootstrap(${JSON.stringify(url)})`), size));
      if (run === joins - 1) Object.assign(heard, await hearChanges(call, url, size, changes));
    });
  return { snapshotBytes: await startBytes(url), joins: reports, ...heard };
}

function checked(report: BootstrapReport, { customers }: SampleSize): BootstrapReport {
  if (report.customers !== customers) throw new Error(`${report.customers} customers of ${customers} came.`);
  console.log(
    `  joined: read ${Math.round(report.lookMs)}, stored ${Math.round(report.storeMs)}, index ${Math.round(report.indexMs)} ms`,
  );
  return report;
}

async function hearChanges(call: Call, url: string, size: SampleSize, changes: number) {
  const author = createSyncAuthor(storeOf(url), size);
  const exchange = () => call<ExchangeReport>(`exchange(${JSON.stringify(url)})`);
  await exchange();
  const [single, thousand]: ExchangeReport[][] = [[], []];
  for (let run = 0; run < changes; run += 1) {
    await author.append(1);
    single?.push(await exchange());
    await author.append(1_000);
    thousand?.push(await exchange());
  }
  return { single, thousand };
}

async function startBytes(url: string): Promise<number> {
  const listed = await listBlobs(storeOf(url), 'start/');
  return listed.state === 'listed' ? (listed.blobs[0]?.length ?? 0) : 0;
}

type Call = <T>(expression: string) => Promise<T>;

async function withBench<T>(extensionDir: string, use: (call: Call) => Promise<T>): Promise<T> {
  const session = await launchBrowser('chromium', { extensionDir });
  try {
    return await useBench(session, use);
  } finally {
    await session.close();
  }
}

async function useBench<T>(session: TestBrowser, use: (call: Call) => Promise<T>): Promise<T> {
  const page = await session.openExtensionPage('bench.html?sync');
  await page.waitForFunction('globalThis.syncBench !== undefined');
  return use((expression) => callInPage(page, `syncBench.${expression}`, TIMEOUT_IN_MS));
}
