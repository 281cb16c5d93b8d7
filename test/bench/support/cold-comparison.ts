import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser, type TestBrowser } from '../../e2e/support/launch.ts';
import type { SampleSize } from '../page/lookup/bench-engine.ts';
import { COLD_NAMES, type ColdName } from '../page/lookup/cold-names.ts';
import type { DeltaReport } from '../page/lookup/delta.ts';
import type { RebuildReport } from '../page/lookup/prepare.ts';
import { BENCH_EXTENSION } from './bench-page.ts';
import { callInPage } from './call-in-page.ts';
import { type Opening, openOurs, openPeer } from './cold-opening.ts';
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
  const folder = await mkdtemp(join(tmpdir(), 'support-contacts-cold-'));
  const places = { extensionDir: marked.extensionDir, own: join(folder, 'own'), peers: join(folder, 'peers') };
  try {
    const filled = await fillProfiles(places, plan);
    const opened = await openInTurn(places, plan);
    return { ...filled, ...opened, restarts: await openAfterRestarts(places, plan) };
  } finally {
    await Promise.all([marked.remove(), rm(folder, { recursive: true, force: true, maxRetries: 20 })]);
  }
}

/** Ours and the libraries have a browser and a profile each: what one leaves behind does not slow the other down. */
interface Places {
  extensionDir: string;
  own: string;
  peers: string;
}

async function withBrowser<T>(extensionDir: string, profileDir: string, use: (session: TestBrowser) => Promise<T>) {
  const session = await launchBrowser('chromium', { extensionDir, profileDir });
  try {
    return await use(session);
  } finally {
    await session.close();
  }
}

async function fillProfiles({ extensionDir, own, peers }: Places, { size }: ColdPlan) {
  const filled = await withBrowser(extensionDir, own, async (session) => {
    await prepareIn(session, (call) => call(`fill(${JSON.stringify(size)})`));
    const rebuild = await prepareIn(session, (call) => call<RebuildReport>('rebuild()'));
    const deltas = await prepareIn(session, async (call) => {
      const reports: DeltaReport[] = [];
      for (let run = 0; run < DELTA_RUNS; run += 1) reports.push(await call<DeltaReport>(`measureDelta(${CHANGED})`));
      return reports;
    });
    return { rebuild, deltas };
  });
  await cp(own, peers, { recursive: true });
  await withBrowser(extensionDir, peers, (session) =>
    prepareIn(session, async (call) => {
      for (const name of COLD_NAMES) await call(`storePeer('${name}')`);
    }),
  );
  return filled;
}

type Call = <T>(expression: string) => Promise<T>;

async function prepareIn<T>(session: TestBrowser, use: (call: Call) => Promise<T>): Promise<T> {
  const page = await session.openExtensionPage('bench.html?prepare');
  await page.waitForFunction('globalThis.coldBench !== undefined');
  const used = await use((expression) => callInPage(page, `coldBench.${expression}`, TIMEOUT_IN_MS));
  await page.close();
  return used;
}

const openInTurn = ({ extensionDir, own, peers }: Places, plan: ColdPlan) =>
  withBrowser(extensionDir, own, (ownSession) =>
    withBrowser(extensionDir, peers, async (peerSession) => {
      const ours: Opening[] = [];
      const ofPeers = new Map<ColdName, Opening[]>(COLD_NAMES.map((name) => [name, []]));
      for (const [round, text] of textsOf(plan, plan.openings).entries()) {
        const opening = await openOurs(ownSession, text);
        console.log(`  opened cold: ${Math.round(opening.firstMs)} ms, whole ${Math.round(opening.fullMs)} ms`);
        ours.push(opening);
        for (const [name, openings] of round < PEER_OPENINGS ? ofPeers : [])
          openings.push(await openPeer(peerSession, name, text));
      }
      return { ours, peers: ofPeers };
    }),
  );

async function openAfterRestarts({ extensionDir, own }: Places, plan: ColdPlan): Promise<Opening[]> {
  const restarts: Opening[] = [];
  for (const text of textsOf(plan, plan.restarts))
    restarts.push(await withBrowser(extensionDir, own, (session) => openOurs(session, text)));
  return restarts;
}

const textsOf = ({ texts }: ColdPlan, count: number) =>
  Array.from({ length: count }, (_, n) => texts[n % texts.length] ?? '');
