import { writeObserving } from '../../db/observed.ts';
import type { Db } from '../../db/schema.ts';
import { PartnerCenterFault } from '../partner-center-fault.ts';
import { otherTenantFault, type PartnerTenant } from '../partner-tenant.ts';
import { askCustomers } from './ask-customers.ts';
import { ownFault } from './fault-reach.ts';
import type { Hearing } from './hear-customer.ts';
import { hearPartners, PARTNER_REQUESTS } from './hear-partners.ts';
import { recordsFrom, touchedOn, withRecords } from './hear-records.ts';
import { askPage, listedOn, withPage } from './list-customers.ts';
import { endRun, isOpen, type ObservingRun, parseRun, pauseRun, takeUpRun } from './observing-run.ts';
import { RunStopped, stepsOf, type TakeStep } from './take-step.ts';
import { untilAborted } from './until-aborted.ts';

export interface ObservingReach extends Hearing {
  /** Where somebody is signed in: a run of another tenant waits. */
  tenant: PartnerTenant;
  /** Stops it where it is; what becomes of the run is for whoever aborts. */
  signal: AbortSignal;
}

/** `stopped`: by its signal, or by another page. `elsewhere`: another page of this profile is at it. */
export type ObservingEnd = 'done' | 'paused' | 'stopped' | 'elsewhere';

/**
 * Takes the stored run up and goes on until it is done or has to wait. Each step is kept before the next: it may end
 * anywhere, and is taken up again from there. One page at a time. Throws when the database refuses.
 */
export function runObserving(db: Db, reach: ObservingReach): Promise<ObservingEnd> {
  return navigator.locks.request(lockOf(db), { ifAvailable: true }, (lock) =>
    lock ? takeUp(db, reach) : ('elsewhere' as const),
  );
}

/** Whether a page of this profile is at it. */
export async function isObserving(db: Db): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === lockOf(db));
}

const lockOf = (db: Db) => `support-contacts/observe/${db.name}`;

async function takeUp(db: Db, reach: ObservingReach): Promise<ObservingEnd> {
  const stored = await writeObserving(db, {
    run: (before) => {
      const run = parseRun(before);
      if (!run || !isOpen(run)) return undefined;
      const elsewhere = run.tenant && otherTenantFault(run.tenant, reach.tenant);
      return elsewhere ? pauseRun(run, elsewhere) : takeUpRun(run);
    },
  });
  const run = parseRun(stored);
  if (!run) return 'stopped';
  if (run.state === 'paused') return 'paused';
  const step = stepsOf(db, run.number);
  try {
    await goOn(db, run, step, { ...reach, partnerCenter: untilAborted(reach.partnerCenter, reach.signal) });
    await step((ending) => endRun(ending, 'done', reach.now()));
    return 'done';
  } catch (cause) {
    return stopped(cause, step, reach.signal);
  }
}

async function stopped(cause: unknown, step: TakeStep, signal: AbortSignal): Promise<ObservingEnd> {
  if (cause instanceof RunStopped || signal.aborted) return 'stopped';
  if (!(cause instanceof PartnerCenterFault)) throw cause;
  try {
    await step((run) => pauseRun(run, cause.details));
    return 'paused';
  } catch (fault) {
    if (fault instanceof RunStopped) return 'stopped';
    throw fault;
  }
}

async function goOn(db: Db, begun: ObservingRun, step: TakeStep, reach: ObservingReach): Promise<void> {
  let run = begun;
  if (run.phase === 'partners') run = await askPartners(step, reach);
  while (run.phase === 'records') run = await askRecords(run, step, reach);
  let isAfterPause = true;
  while (run.phase === 'listing') {
    const page = await askPage(reach.partnerCenter, run, isAfterPause);
    isAfterPause = false;
    run = await step((before) => withPage(before, page), listedOn(page, run.number, reach.now()));
  }
  await askCustomers(db, { ...reach, run, step });
}

async function askPartners(step: TakeStep, reach: ObservingReach): Promise<ObservingRun> {
  const partners = await hearPartners(reach);
  return step((run) => ({ ...run, phase: 'records', requests: run.requests + PARTNER_REQUESTS }), { partners });
}

/** Without the records the age of what is known decides alone. */
async function askRecords(run: ObservingRun, step: TakeStep, reach: ObservingReach): Promise<ObservingRun> {
  const from = recordsFrom(run);
  if (from === undefined) return step((before) => withRecords(before));
  try {
    const page = await reach.partnerCenter.auditRecords(from, run.next);
    return await step((before) => withRecords(before, page), touchedOn(page));
  } catch (cause) {
    const { at: _, ...recordsFault } = ownFault(cause, reach.now());
    return step((before) => ({ ...withRecords(before), recordsFault }));
  }
}
