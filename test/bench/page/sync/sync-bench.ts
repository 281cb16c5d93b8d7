import { type Db, openDb } from '../../../../lib/db/open.ts';
import { keepIndex } from '../../../../lib/lookup/keep-index.ts';
import { writePartnersCsv } from '../../../../lib/transfer/partner-csv.ts';
import { createSync, type Sync } from '../../../../lib/workspace/sync/create-sync.ts';
import { joinWorkspace } from '../../../../lib/workspace/sync/join-workspace.ts';
import { lookAtWorkspace } from '../../../../lib/workspace/sync/look-at-workspace.ts';
import { startWorkspace } from '../../../../lib/workspace/sync/start-workspace.ts';
import { parseWorkspaceUrl } from '../../../../lib/workspace/transport/parse-workspace-url.ts';
import type { Store } from '../../../../lib/workspace/transport/send.ts';
import { sampleCsv, sampleDirectory } from '../../../sample-data.ts';
import { countDirectory } from '../count-directory.ts';
import { importPipeline } from '../import-pipeline.ts';
import type { SampleSize } from '../lookup/bench-engine.ts';

export interface BootstrapReport {
  /** From the manifest's request to the directory in memory. */
  lookMs: number;
  /** Until it is stored, with all of the log. */
  storeMs: number;
  /** Until the lookup's index is stored as well. */
  indexMs: number;
  customers: number;
  subscriptions: number;
}

export interface ExchangeReport {
  ms: number;
  requests: number;
  /** Of the answers' bodies. */
  bytes: number;
}

/** What the bench's driver has a profile do as a member of a team. */
export interface SyncBench {
  /** Imports the sample and shares it. */
  start(url: string, size: SampleSize): Promise<void>;
  /** Of an empty profile: joins, and is searchable at its end. */
  bootstrap(url: string): Promise<BootstrapReport>;
  /** One exchange; the first of a page looks at the workspace as well. Throws when it does not end as shared. */
  exchange(url: string): Promise<ExchangeReport>;
}

export const createSyncBench = (): SyncBench => {
  const traffic = { requests: 0, bytes: 0 };
  const opened = openDb();
  let sync: Sync | undefined;
  return {
    start: async (url, size) => startTeam(await opened, storeAt(url, traffic), size),
    bootstrap: async (url) => bootstrap(await opened, storeAt(url, traffic)),
    async exchange(url) {
      sync ??= createSync(await opened, storeAt(url, traffic));
      return timedExchange(sync, traffic);
    },
  };
};

interface Traffic {
  requests: number;
  bytes: number;
}

function storeAt(url: string, traffic: Traffic): Store {
  const parsed = parseWorkspaceUrl(url);
  if (!parsed.ok) throw new Error(`Not a container's address: ${parsed.reason}`);
  const counted: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    const body = await answer.arrayBuffer();
    traffic.requests += 1;
    traffic.bytes += body.byteLength;
    const { status, headers } = answer;
    return new Response(body.byteLength > 0 ? body : null, { status, headers });
  };
  return { address: parsed.address, fetch: counted, now: Date.now };
}

async function startTeam(db: Db, store: Store, { customers, seed }: SampleSize): Promise<void> {
  const directory = sampleDirectory({ customers, resellers: 200, names: 'coined', seed });
  await importPipeline(new File([writePartnersCsv(directory.partners)], 'partners.csv'));
  await importPipeline(new File([sampleCsv(directory)], 'customers.csv'));
  const started = await startWorkspace(db, store);
  if (started.state !== 'started') throw new Error(`Starting ended as ${JSON.stringify(started)}.`);
}

async function bootstrap(db: Db, store: Store): Promise<BootstrapReport> {
  const start = performance.now();
  const found = await lookAtWorkspace(store);
  if (found.state !== 'found') throw new Error(`Looking ended as ${JSON.stringify(found)}.`);
  const lookedAt = performance.now();
  const joined = await joinWorkspace(db, found.workspace, 'none');
  if (joined.state !== 'joined') throw new Error(`Joining ended as ${joined.state}.`);
  await sharedBy(createSync(db, store));
  const storedAt = performance.now();
  await keepIndex(db);
  const end = performance.now();
  const times = { lookMs: lookedAt - start, storeMs: storedAt - lookedAt, indexMs: end - storedAt };
  return { ...times, ...(await countDirectory(db)) };
}

async function timedExchange(sync: Sync, traffic: Traffic): Promise<ExchangeReport> {
  const before = { ...traffic };
  const start = performance.now();
  await sharedBy(sync);
  const ms = performance.now() - start;
  return { ms, requests: traffic.requests - before.requests, bytes: traffic.bytes - before.bytes };
}

async function sharedBy(sync: Sync): Promise<void> {
  const outcome = await sync.run();
  if (outcome.state !== 'shared') throw new Error(`Sharing ended as ${JSON.stringify(outcome)}.`);
}
