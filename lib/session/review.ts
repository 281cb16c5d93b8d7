import { type ReadonlySignal, signal } from '@preact/signals';
import type { CommitOutcome } from '../db/commit.ts';
import type { DocId } from '../log/types.ts';
import type { Reviewable } from './reviewable.ts';

export type ReviewView =
  | { state: 'closed' }
  | { state: 'reviewing' | 'writing'; reviewable: Reviewable }
  | { state: 'done' | 'undoing'; reviewable: Reviewable; position: number }
  /** The change stands. `docs` were changed again since; `reason` is what the database said. */
  | { state: 'undoRefused'; reviewable: Reviewable; position: number; docs: DocId[]; reason?: string }
  | { state: 'undone' | 'empty'; reviewable: Reviewable }
  | { state: 'stale'; reviewable: Reviewable; docs: DocId[] }
  | { state: 'failed'; reviewable: Reviewable; reason: string };

export interface ReviewOptions {
  /** Names for tenant and subscription ids that the changes speak of. */
  names?: ReadonlyMap<string, string>;
  /** Offered when the change went stale: works it out anew against what stands now. */
  again?: () => void;
  /** The dialog was closed after the change was written and stands. */
  onWritten?: (position: number) => void;
}

export interface Review {
  view: ReadonlySignal<ReviewView>;
  options: ReadonlySignal<ReviewOptions>;
  /**
   * Shows it; an unconfirmed one that is still open is discarded. False, with no effect, while another is being
   * written or undone: the newcomer stays its opener's.
   */
  open(reviewable: Reviewable, options?: ReviewOptions): boolean;
  confirm(): Promise<void>;
  undo(): Promise<void>;
  close(): void;
  /** The view that it was opened from is left: an unconfirmed one is let go of, a result stays. */
  leave(): void;
}

interface ReviewDependencies {
  /** Takes back the commit at this position of the log. */
  undoCommit: (position: number) => Promise<CommitOutcome>;
  /** While false nothing is written: a review can be looked at, not confirmed. */
  mayWrite?: ReadonlySignal<boolean>;
}

const reasonOf = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault));

/** The one dialog that every change to the directory passes: review, confirm, result, undo. */
export function createReview({ undoCommit, mayWrite = signal(true) }: ReviewDependencies): Review {
  const view = signal<ReviewView>({ state: 'closed' });
  const options = signal<ReviewOptions>({});

  async function confirm() {
    if (view.value.state !== 'reviewing' || !mayWrite.peek()) return;
    const { reviewable } = view.value;
    view.value = { state: 'writing', reviewable };
    try {
      view.value = afterConfirm(reviewable, await reviewable.confirm());
    } catch (fault) {
      view.value = { state: 'failed', reviewable, reason: reasonOf(fault) };
    }
  }

  async function undo() {
    if (view.value.state !== 'done' || !mayWrite.peek()) return;
    const { reviewable, position } = view.value;
    view.value = { state: 'undoing', reviewable, position };
    try {
      view.value = afterUndo(reviewable, position, await undoCommit(position));
    } catch (fault) {
      view.value = { state: 'undoRefused', reviewable, position, docs: [], reason: reasonOf(fault) };
    }
  }

  function close() {
    const closing = view.value;
    if (isBusy(closing) || closing.state === 'closed') return;
    const stands = closing.state === 'done' || closing.state === 'undoRefused';
    if (!stands && closing.state !== 'undone') closing.reviewable.discard();
    const { onWritten } = options.value;
    view.value = { state: 'closed' };
    options.value = {};
    if (stands) onWritten?.(closing.position);
  }

  function open(reviewable: Reviewable, chosen: ReviewOptions = {}) {
    if (isBusy(view.value)) return false;
    close();
    options.value = chosen;
    view.value = { state: 'reviewing', reviewable };
    return true;
  }

  function leave() {
    if (view.value.state === 'reviewing') close();
  }

  return { view, options, open, confirm, undo, close, leave };
}

const isBusy = ({ state }: ReviewView) => state === 'writing' || state === 'undoing';

function afterConfirm(reviewable: Reviewable, outcome: CommitOutcome): ReviewView {
  if (outcome.state === 'written') return { state: 'done', reviewable, position: outcome.position };
  if (outcome.state === 'stale') return { state: 'stale', reviewable, docs: outcome.docs };
  return { state: 'empty', reviewable };
}

function afterUndo(reviewable: Reviewable, position: number, outcome: CommitOutcome): ReviewView {
  if (outcome.state === 'written') return { state: 'undone', reviewable };
  return { state: 'undoRefused', reviewable, position, docs: outcome.state === 'stale' ? outcome.docs : [] };
}
