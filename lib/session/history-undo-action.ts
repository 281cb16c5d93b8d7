import { type ReadonlySignal, signal } from '@preact/signals';
import { readNames } from './history-names.ts';
import { reviewUndo } from './history-undo.ts';
import type { OptionsSession } from './options-session.ts';

/** Why Undo could not be offered. */
export type UndoProblem = { state: 'nothing' } | { state: 'failed'; reason: string };

export interface UndoAction {
  problem: ReadonlySignal<UndoProblem | undefined>;
  /** Opens the review of taking back this commit. */
  undo(position: number): Promise<void>;
}

type UndoSource = Pick<OptionsSession, 'db' | 'partners' | 'author' | 'review'>;

export function createUndoAction({ db, partners, author, review }: UndoSource): UndoAction {
  const problem = signal<UndoProblem | undefined>(undefined);

  async function undo(position: number) {
    problem.value = undefined;
    try {
      const reviewable = await reviewUndo(db, position, author);
      if (!reviewable) {
        problem.value = { state: 'nothing' };
        return;
      }
      const names = await readNames(db, partners.peek(), reviewable.changes);
      review.open(reviewable, { names, again: () => void undo(position) });
    } catch (fault) {
      problem.value = { state: 'failed', reason: fault instanceof Error ? fault.message : String(fault) };
    }
  }

  return { problem, undo };
}
