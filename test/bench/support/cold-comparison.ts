import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser, type TestBrowser } from '../../e2e/support/launch.ts';
import type { SampleSize } from '../page/lookup/bench-engine.ts';
import { COLD_NAMES, type ColdName } from '../page/lookup/cold-names.ts';
import type { DeltaReport } from '../page/lookup/delta.ts';
import type { RebuildReport } from '../page/lookup/prepare.ts';
import { BENCH_EXTENSION } from './bench-page.ts';
import { callInPage } from './call-in-page.ts';
import { type Opening, openAfterRestart, openOurs, openPeer } from './cold-opening.ts';
import { markScripts } from './mark-scripts.ts';

export interface ColdRuns {
  rebuild: RebuildReport;
  deltas: DeltaReport[];
  ours: Opening[];
  peers: Map<ColdName, Opening[]>;
  restarts: Opening[];
}

export interface ColdPlan {
  size: SampleSize;
  /** What the popups are opened with, one after the other. */
  texts: readonly string[];
  openings: number;
  restarts: number;
}

const TIMEOUT_IN_MS = 300_000;
const DELTA_RUNS = 5;
const CHANGED = 1_000;
/** A library that takes seconds need not be opened often to tell how many. */
const PEER_OPENINGS = 3;

/** The popup opened cold, ours and one for each library in turn, over a directory that was imported before. */
export async function compareCold(plan: ColdPlan): Promise<ColdRuns> {
  const marked = await markScripts(BENCH_EXTENSION);
  const profileDir = await mkdtemp(join(tmpdir(), 'support-contacts-cold-'));
  try {
    const inOneBrowser = await runInBrowser(marked.extensionDir, profileDir, plan);
    const restarts: Opening[] = [];
    for (const text of take(plan, plan.restarts))
      restarts.push(await openAfterRestart(marked.extensionDir, profileDir, text));
    return { ...inOneBrowser, restarts };
  } finally {
    await Promise.all([marked.remove(), rm(profileDir, { recursive: true, force: true, maxRetries: 20 })]);
  }
}

const take = ({ texts }: ColdPlan, count: number) =>
  Array.from({ length: count }, (_, n) => texts[n % texts.length] ?? '');

async function runInBrowser(extensionDir: string, profileDir: string, plan: ColdPlan) {
  const session = await launchBrowser('chromium', { extensionDir, profileDir });
  try {
    const prepared = await prepare(session, plan);
    return { ...prepared, ...(await openInTurn(session, plan)) };
  } finally {
    await session.close();
  }
}

async function prepare(session: TestBrowser, { size }: ColdPlan) {
  const page = await session.openExtensionPage('bench.html?prepare');
  await page.waitForFunction('globalThis.coldBench !== undefined');
  const call = <T>(expression: string) => callInPage<T>(page, `coldBench.${expression}`, TIMEOUT_IN_MS);
  const rebuild = await call<RebuildReport>(`fill(${JSON.stringify(size)})`);
  const deltas: DeltaReport[] = [];
  for (let run = 0; run < DELTA_RUNS; run += 1) deltas.push(await call<DeltaReport>(`measureDelta(${CHANGED})`));
  for (const name of COLD_NAMES) {
    console.log(`  ${name}: storing what it opens cold with`);
    await call(`storePeer('${name}')`);
  }
  await page.close();
  return { rebuild, deltas };
}

async function openInTurn(session: TestBrowser, plan: ColdPlan) {
  const ours: Opening[] = [];
  const peers = new Map<ColdName, Opening[]>(COLD_NAMES.map((name) => [name, []]));
  for (const [round, text] of take(plan, plan.openings).entries()) {
    const own = await openOurs(session, text);
    console.log(`  opened cold: ${Math.round(own.firstMs)} ms, whole ${Math.round(own.fullMs)} ms`);
    ours.push(own);
    for (const [name, openings] of round < PEER_OPENINGS ? peers : [])
      openings.push(await openPeer(session, name, text));
  }
  return { ours, peers };
}
