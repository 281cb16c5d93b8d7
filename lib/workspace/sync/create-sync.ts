import type { Held } from '../../db/held.ts';
import { countWaiting } from '../../db/outbox.ts';
import type { Db } from '../../db/schema.ts';
import { noteSync, type SyncLogLine } from '../../db/sync-log.ts';
import { getCursor } from '../../db/sync-state.ts';
import { logName } from '../codec/blob-names.ts';
import { mayAppend } from '../transport/may-append.ts';
import type { CallOptions, Store } from '../transport/send.ts';
import { type ExchangeOutcome, exchange } from './exchange.ts';
import { mendParts } from './mend-parts.ts';
import { noteOutcome } from './note-outcome.ts';
import { checkWorkspace } from './read-manifest.ts';
import { syncLock } from './sync-lock.ts';
import type { SyncProblem } from './sync-problem.ts';
import { noteRun } from './sync-status.ts';
import { writeSnapshotIfDue } from './write-snapshot-if-due.ts';

/** Where this profile stands. In each of them, what was committed is saved here. */
export type SyncOutcome =
  /** Everything of ours is in the team's log, and everything of the log is here. `mayAppend`: the store was asked. */
  | { state: 'shared'; mayAppend?: false }
  | { state: 'notSharing' }
  /** Another page or worker of this profile is at it. */
  | { state: 'elsewhere' }
  /** Others have changed so much that a person should look at it first. What is committed waits meanwhile. */
  | { state: 'held'; held: Held; waiting: number }
  /** `waiting`: how many commits wait for the team's log. */
  | (SyncProblem & { waiting: number });

export interface SyncOptions extends CallOptions {
  /** Blocks after which a file of the log is sealed: short of the store's limit by what may be on its way. */
  sealAt?: number;
  /** Lines of the log after which the directory is kept as a snapshot, for whoever joins later. */
  snapshotEvery?: number;
  /** The token does not say what it allows: before the first exchange the store is asked whether it may append. */
  asksForRights?: boolean;
}

export interface Sync {
  /** Brings what the log has and sends what waits, until nothing is left of either. */
  run(): Promise<SyncOutcome>;
}

const SEAL_AT = 45_000;
const SNAPSHOT_EVERY = 1_000;

/** One page or worker of a profile syncs at a time. The workspace is looked at once, before the first exchange. */
export function createSync(
  db: Db,
  store: Store,
  { sealAt = SEAL_AT, snapshotEvery: every = SNAPSHOT_EVERY, asksForRights = false, ...options }: SyncOptions = {},
): Sync {
  let checked: string | undefined;
  let isReader = false;

  async function checkedExchange(): Promise<ExchangeOutcome> {
    const cursor = await getCursor(db);
    if (!cursor) return { state: 'notSharing' };
    const isFirst = checked !== cursor.workspace;
    const problem = isFirst ? await checkWorkspace(store, cursor.workspace, options) : undefined;
    if (problem) return problem;
    checked = cursor.workspace;
    if (isFirst && asksForRights) isReader = (await mayAppend(store, logName(cursor.file), options)) === false;
    if (isFirst) await mendParts(db, store, options);
    return exchange(db, store, { ...options, sealAt, isFirst });
  }

  async function run(): Promise<SyncOutcome> {
    const started = store.now();
    const outcome = await checkedExchange();
    return end(started, outcome);
  }

  async function runToEnd(): Promise<SyncOutcome> {
    const outcome = await run();
    if (outcome.state !== 'shared') return outcome;
    const started = store.now();
    const kept = await writeSnapshotIfDue(db, store, { ...options, every });
    if (kept.state === 'written') await noteSync(db, snapshotLine(kept.position, started, store.now()));
    return kept.state === 'stopped' && kept.reason.kind === 'differs' ? end(started, kept) : outcome;
  }

  async function end(started: number, outcome: ExchangeOutcome): Promise<SyncOutcome> {
    const ended = await endedAs(outcome);
    await noteOutcome(db, ended, started, store.now());
    await noteRun(db, ended, store.now());
    return ended;
  }

  async function endedAs(outcome: ExchangeOutcome): Promise<SyncOutcome> {
    if (outcome.state === 'shared') return isReader ? { ...outcome, mayAppend: false } : outcome;
    return outcome.state === 'notSharing' ? outcome : { ...outcome, waiting: await countWaiting(db) };
  }

  return {
    run: () =>
      navigator.locks.request(syncLock(db), { ifAvailable: true }, async (lock) =>
        lock ? runToEnd() : { state: 'elsewhere' as const },
      ),
  };
}

const snapshotLine = (position: number, started: number, ended: number): SyncLogLine => ({
  at: new Date(ended).toISOString(),
  what: 'snapshot',
  figures: { position, ms: ended - started },
});
