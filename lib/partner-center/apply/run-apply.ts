import { changeApplying, getApplying, getRowsToApply, onApplied, putAppliedRow } from '../../db/applied.ts';
import type { Db } from '../../db/schema.ts';
import { faultOf, watchFaults } from '../observe/fault-reach.ts';
import type { FaultDetails } from '../partner-center-fault.ts';
import { otherTenantFault, type PartnerTenant } from '../partner-tenant.ts';
import type { PartnerCenter } from '../types.ts';
import { type ApplyRow, type RowOutcome, rowsOfRecord } from './apply-row.ts';
import { type ApplyRun, parseApplyRun, type RunStanding, readApplyRun } from './apply-run.ts';
import { observedChange } from './observed-change.ts';
import { settleRow } from './settle-row.ts';

export interface ApplyOptions {
  /** The client for one run: it gives up when the signal says so. */
  connect: (signal: AbortSignal) => PartnerCenter;
  /** Where somebody is signed in when it is connected. */
  tenant: () => PartnerTenant | undefined;
  /** A new GUID. */
  newId: () => string;
  /** ISO 8601 instant. */
  now: () => string;
  /** Waits for another page or worker that is at it, and takes over when it dies. */
  waits?: boolean;
  /** Its page or worker ends: it is left as it is, for the next one. */
  until?: AbortSignal;
}

/**
 * `elsewhere`: another page or worker of this profile is at it; `nothing`: there is no run that goes on; `left`: as
 * `until` said.
 */
export type ApplyEnd = RunStanding['state'] | 'elsewhere' | 'nothing' | 'left';

/**
 * Goes on with the stored run until it is done, stopped or paused. It may end anywhere, with its page or worker: the
 * next one goes on. Rejects with faults of this profile's storage; the run then still counts as going on.
 */
export async function runApply(db: Db, options: ApplyOptions): Promise<ApplyEnd> {
  const { waits = false, until = new AbortController().signal } = options;
  try {
    return await navigator.locks.request(
      `support-contacts/apply/${db.name}`,
      waits ? { signal: until } : { ifAvailable: true },
      (lock) => (lock ? applyRows(db, options, until) : ('elsewhere' as const)),
    );
  } catch (fault) {
    if (until.aborted) return 'left';
    throw fault;
  }
}

/** The run is another by now, or was stopped: nothing of this one is written any more. */
class RunEnded extends Error {}

async function applyRows(db: Db, options: ApplyOptions, until: AbortSignal): Promise<ApplyEnd> {
  const run = await readApplyRun(db);
  if (run?.standing.state !== 'running') return 'nothing';
  const stop = watchForStop(db, run);
  try {
    const fault = await settleRows(db, run, { ...options, signal: AbortSignal.any([stop.signal, until]) });
    return await endRun(db, run, fault ? { state: 'paused', fault } : { state: 'done', at: options.now() });
  } catch (fault) {
    if (until.aborted) throw fault;
    if (fault instanceof RunEnded) return 'stopped';
    return await endRun(db, run, { state: 'paused', fault: faultOf(fault) });
  } finally {
    stop.dispose();
  }
}

interface Running extends ApplyOptions {
  signal: AbortSignal;
}

/** Resolves to why no row is written under this sign-in, or to what several failed with in a row, as if every row would. */
async function settleRows(db: Db, run: ApplyRun, running: Running): Promise<FaultDetails | undefined> {
  const partnerCenter = running.connect(running.signal);
  const elsewhere = otherTenantFault(run.tenant, running.tenant());
  if (elsewhere) return elsewhere;
  const watch = watchFaults();
  for (const [key, row] of await openRows(db)) {
    running.signal.throwIfAborted();
    const keep = (outcome: RowOutcome) => keepRow(db, run, { key, row: { ...row, outcome } }, running.now());
    const outcome = await settleRow(row, { partnerCenter, newId: running.newId, keep });
    await keep(outcome);
    const fault = watch(outcome.state === 'refused' ? outcome.fault : undefined);
    if (fault) return fault;
  }
  return undefined;
}

async function openRows(db: Db): Promise<[key: string, row: ApplyRow][]> {
  const rows = [...(await getRowsToApply(db))].flatMap(([key, record]) =>
    rowsOfRecord(record).map((row): [string, ApplyRow] => [key, row]),
  );
  return rows.filter(([, { outcome }]) => outcome.state === 'waiting' || outcome.state === 'writing');
}

async function keepRow(db: Db, run: ApplyRun, { key, row }: { key: string; row: ApplyRow }, at: string): Promise<void> {
  const observed = observedChange(row, at);
  // What is known already is recorded, also when the run was stopped meanwhile; nothing further is begun then.
  const isCurrent = row.outcome.state === 'writing' ? isGoingOn : isSameRun;
  const isKept = await putAppliedRow(db, {
    key,
    row,
    isCurrent: (stored) => isCurrent(stored, run),
    ...(observed ? { observed } : {}),
  });
  if (!isKept) throw new RunEnded();
}

const isSameRun = (stored: object | undefined, run: ApplyRun) => parseApplyRun(stored)?.id === run.id;

const isGoingOn = (stored: object | undefined, run: ApplyRun) =>
  isSameRun(stored, run) && parseApplyRun(stored)?.standing.state === 'running';

/** Ends a run that still goes on; resolves to how it stands with it. */
async function endRun(db: Db, run: ApplyRun, standing: RunStanding): Promise<ApplyEnd> {
  const stored = await changeApplying(db, (before) => (isGoingOn(before, run) ? { ...run, standing } : undefined));
  return isSameRun(stored, run) ? (parseApplyRun(stored)?.standing.state ?? 'nothing') : 'nothing';
}

/** Aborted once the run is stopped, wherever that happens. */
function watchForStop(db: Db, run: ApplyRun): { signal: AbortSignal; dispose: () => void } {
  const controller = new AbortController();
  const look = async () => {
    if (!isGoingOn(await getApplying(db), run)) controller.abort(new RunEnded());
  };
  const dispose = onApplied(() => void look().catch((fault: unknown) => controller.abort(fault)));
  return { signal: controller.signal, dispose };
}
