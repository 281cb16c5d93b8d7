import { type ReadonlySignal, signal } from '@preact/signals';
import type { CommitOutcome } from '../db/commit.ts';
import type { DocId } from '../log/types.ts';
import type { Reviewable } from './reviewable.ts';

export type ReviewView =
  | { state: 'closed' }
  | { state: 'reviewing' | 'writing'; reviewable: Reviewable }
  | { state: 'done' | 'undoing'; reviewable: Reviewable; position: number }
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
  /** Shows it; an unconfirmed one that is still open is discarded. */
  open(reviewable: Reviewable, options?: ReviewOptions): void;
  confirm(): Promise<void>;
  undo(): Promise<void>;
  close(): void;
}

interface ReviewDependencies {
  /** Takes back the commit at this position of the log. */
  undoCommit: (position: number) => Promise<CommitOutcome>;
}

const reasonOf = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault));

/** The one dialog that every change to the directory passes: review, confirm, result, undo. */
export function createReview({ undoCommit }: ReviewDependencies): Review {
  const view = signal<ReviewView>({ state: 'closed' });
  const options = signal<ReviewOptions>({});

  const settle = (reviewable: Reviewable, outcome: CommitOutcome, written: (position: number) => ReviewView) => {
    if (outcome.state === 'written') view.value = written(outcome.position);
    else if (outcome.state === 'stale') view.value = { state: 'stale', reviewable, docs: outcome.docs };
    else view.value = { state: 'empty', reviewable };
  };

  async function confirm() {
    if (view.value.state !== 'reviewing') return;
    const { reviewable } = view.value;
    view.value = { state: 'writing', reviewable };
    try {
      settle(reviewable, await reviewable.confirm(), (position) => ({ state: 'done', reviewable, position }));
    } catch (fault) {
      view.value = { state: 'failed', reviewable, reason: reasonOf(fault) };
    }
  }

  async function undo() {
    if (view.value.state !== 'done') return;
    const { reviewable, position } = view.value;
    view.value = { state: 'undoing', reviewable, position };
    try {
      settle(reviewable, await undoCommit(position), () => ({ state: 'undone', reviewable }));
    } catch (fault) {
      view.value = { state: 'failed', reviewable, reason: reasonOf(fault) };
    }
  }

  function close() {
    const closing = view.value;
    if (closing.state === 'writing' || closing.state === 'undoing' || closing.state === 'closed') return;
    if (closing.state !== 'done' && closing.state !== 'undone') closing.reviewable.discard();
    const { onWritten } = options.value;
    view.value = { state: 'closed' };
    options.value = {};
    if (closing.state === 'done') onWritten?.(closing.position);
  }

  function open(reviewable: Reviewable, chosen: ReviewOptions = {}) {
    close();
    options.value = chosen;
    view.value = { state: 'reviewing', reviewable };
  }

  return { view, options, open, confirm, undo, close };
}
