import { type ReadonlySignal, signal } from '@preact/signals';
import { putAddress } from '../db/address.ts';
import type { Db } from '../db/open.ts';
import { reportError } from '../report-error.ts';
import { joinWorkspace, type LocalDirectory } from '../workspace/sync/join-workspace.ts';
import { type FoundWorkspace, lookAtWorkspace } from '../workspace/sync/look-at-workspace.ts';
import { startWorkspace } from '../workspace/sync/start-workspace.ts';
import type { SyncProblem } from '../workspace/sync/sync-problem.ts';
import type { WorkspaceUrlProblem } from '../workspace/transport/parse-workspace-url.ts';
import { type Place, type Reach, type Reached, reachStore, watchedStore } from './sharing-place.ts';

export type EntryProblem =
  | { kind: 'address'; reason: WorkspaceUrlProblem }
  /** The user did not allow the store's host. */
  | { kind: 'permission' }
  | { kind: 'store'; problem: SyncProblem }
  | { kind: 'fault'; reason: string }
  /** The directory here was changed or shared meanwhile. */
  | { kind: 'notEmpty' }
  /** Somebody else started one there first. */
  | { kind: 'startedByOther' };

/** The way into a workspace, step by step. */
export type Entry =
  | { state: 'entering'; problem?: EntryProblem }
  /** `changes`: lines of the team's log so far. */
  | { state: 'looking'; place: Place; changes: number }
  | { state: 'empty'; place: Place }
  | { state: 'found'; place: Place; workspace: FoundWorkspace }
  /** `bytes`: of what is being sent. */
  | { state: 'starting'; place: Place; bytes: number }
  | { state: 'joining'; place: Place; workspace: FoundWorkspace };

/** What a workspace that is joined does with the directory that was here. */
export type LocalChoice = 'mine' | 'theirs' | 'merge';

export interface Joined {
  /** The directory that was here, where it is to be brought in. */
  adopt?: { restorePoint: number; how: 'mine' | 'merge' };
}

export interface SharingEntry {
  view: ReadonlySignal<Entry>;
  /** To be called in the click itself: the browser asks for the store's host then and at no other time. */
  look(text: string): Promise<void>;
  start(): Promise<void>;
  /** Undefined: there is no directory here. */
  join(local: LocalChoice | undefined): Promise<void>;
  cancel(): void;
}

interface EntryOptions extends Reach {
  db: Db;
  /** Resolves to whether the pages of that match pattern may be reached. */
  askPermission: (pattern: string) => Promise<boolean>;
  onEntered: (joined: Joined) => void;
}

const KEPT: Record<LocalChoice, LocalDirectory> = { mine: 'keep', merge: 'keep', theirs: 'drop' };

export function createSharingEntry({ db, askPermission, onEntered, ...reach }: EntryOptions): SharingEntry {
  const view = signal<Entry>({ state: 'entering' });
  let reached: Reached | undefined;
  let controller = new AbortController();

  const refuse = (problem: EntryProblem) => {
    view.value = { state: 'entering', problem };
  };
  const refuseStore = (problem: SyncProblem) => refuse({ kind: 'store', problem });
  /** Runs one step, which is let go of when it is cancelled. */
  async function step(act: (signal: AbortSignal) => Promise<void>): Promise<void> {
    controller = new AbortController();
    const { signal } = controller;
    try {
      await act(signal);
    } catch (fault) {
      if (!signal.aborted) refuse({ kind: 'fault', reason: reportError('Entering a workspace', fault) });
    }
  }

  async function look(text: string) {
    controller.abort();
    const found = reachStore(text, reach);
    if (typeof found === 'string') return refuse({ kind: 'address', reason: found });
    reached = found;
    const { place, store, pattern } = found;
    await step(async (signal) => {
      const isAllowed = await askPermission(pattern);
      signal.throwIfAborted();
      if (!isAllowed) return refuse({ kind: 'permission' });
      view.value = { state: 'looking', place, changes: 0 };
      const onProgress = (changes: number) => {
        if (!signal.aborted) view.value = { state: 'looking', place, changes };
      };
      const outcome = await lookAtWorkspace(store, { signal, onProgress });
      signal.throwIfAborted();
      if (outcome.state === 'none') view.value = { state: 'empty', place };
      else if (outcome.state === 'found') view.value = { state: 'found', place, workspace: outcome.workspace };
      else refuseStore(outcome);
    });
  }

  async function start() {
    if (!reached || view.peek().state !== 'empty') return;
    const { place, store } = reached;
    view.value = { state: 'starting', place, bytes: 0 };
    await step(async (signal) => {
      const onSend = (bytes: number) => {
        view.value = { state: 'starting', place, bytes };
      };
      const outcome = await startWorkspace(db, watchedStore(store, signal, onSend));
      if (outcome.state === 'started') return enter({});
      signal.throwIfAborted();
      if (outcome.state === 'exists') refuse({ kind: 'startedByOther' });
      else refuseStore(outcome);
    });
  }

  async function join(local: LocalChoice | undefined) {
    const now = view.peek();
    if (now.state !== 'found') return;
    const { place, workspace } = now;
    view.value = { state: 'joining', place, workspace };
    await step(async () => {
      const outcome = await joinWorkspace(db, workspace, local ? KEPT[local] : 'none');
      if (outcome.state !== 'joined') return refuse({ kind: 'notEmpty' });
      const { restorePoint } = outcome;
      const isAdopted = restorePoint !== undefined && (local === 'mine' || local === 'merge');
      await enter(isAdopted ? { adopt: { restorePoint, how: local } } : {});
    });
  }

  async function enter(joined: Joined) {
    if (reached) await putAddress(db, reached.store.address.secretUrl());
    view.value = { state: 'entering' };
    onEntered(joined);
  }

  return {
    view,
    look,
    start,
    join,
    cancel() {
      controller.abort();
      view.value = { state: 'entering' };
    },
  };
}
