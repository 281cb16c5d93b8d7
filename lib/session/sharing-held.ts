import { type ReadonlySignal, signal } from '@preact/signals';
import { getAddress } from '../db/address.ts';
import type { Db } from '../db/open.ts';
import { reportError } from '../report-error.ts';
import { type HeldDoc, letPass, readHeldChanges } from '../workspace/sync/held-changes.ts';
import type { SyncProblem } from '../workspace/sync/sync-problem.ts';
import { type Reach, reachStore } from './sharing-place.ts';

/** A change by others that is too large to be applied unseen. */
export type HeldView =
  | { state: 'closed' | 'reading' }
  /** `total`: documents; `docs` holds the first of them. `upTo`: position in the team's log of the newest line of it. */
  | { state: 'shown' | 'applying'; upTo: number; total: number; docs: HeldDoc[] }
  | { state: 'refused'; problem: SyncProblem }
  | { state: 'failed'; reason: string };

export interface HeldReview {
  view: ReadonlySignal<HeldView>;
  open(): Promise<void>;
  /** Keeps the directory as a restore point and applies what was looked at; what has come since may be held again. */
  apply(): Promise<void>;
  close(): void;
}

interface HeldOptions extends Reach {
  db: Db;
  shareNow: () => Promise<void>;
}

export function createHeldReview({ db, shareNow, ...reach }: HeldOptions): HeldReview {
  const view = signal<HeldView>({ state: 'closed' });
  let controller = new AbortController();

  const fail = (fault: unknown) => {
    view.value = { state: 'failed', reason: reportError('A large change by others', fault) };
  };

  async function open() {
    controller = new AbortController();
    const { signal } = controller;
    view.value = { state: 'reading' };
    try {
      const read = await readHeld(db, reach, signal);
      if (!signal.aborted) view.value = read;
    } catch (fault) {
      if (!signal.aborted) fail(fault);
    }
  }

  async function apply() {
    const now = view.peek();
    if (now.state !== 'shown') return;
    view.value = { ...now, state: 'applying' };
    try {
      await letPass(db, now.upTo);
      await shareNow();
      view.value = { state: 'closed' };
    } catch (fault) {
      fail(fault);
    }
  }

  function close() {
    controller.abort();
    view.value = { state: 'closed' };
  }

  return { view, open, apply, close };
}

async function readHeld(db: Db, reach: Reach, signal: AbortSignal): Promise<HeldView> {
  const reached = reachStore((await getAddress(db)) ?? '', reach);
  if (typeof reached === 'string') return { state: 'closed' };
  const read = await readHeldChanges(db, reached.store, { signal });
  if (read.state === 'read') return { ...read, state: 'shown' };
  return read.state === 'none' ? { state: 'closed' } : { state: 'refused', problem: read };
}
