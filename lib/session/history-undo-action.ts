import { type ReadonlySignal, signal } from '@preact/signals';
import { readNames } from './history-names.ts';
import { reviewUndo } from './history-undo.ts';
import type { OptionsSession } from './options-session.ts';

/** An undo on its way to the review; a large one takes seconds to prepare. */
export type UndoView =
  | { state: 'idle' }
  | { state: 'preparing'; position: number }
  | { state: 'nothing' }
  | { state: 'failed'; reason: string };

export interface UndoAction {
  view: ReadonlySignal<UndoView>;
  /** Opens the review of taking back this commit. */
  undo(position: number): Promise<void>;
}

type UndoSource = Pick<OptionsSession, 'db' | 'partners' | 'author' | 'review'>;

export function createUndoAction({ db, partners, author, review }: UndoSource): UndoAction {
  const view = signal<UndoView>({ state: 'idle' });

  async function undo(position: number) {
    if (view.peek().state === 'preparing') return;
    view.value = { state: 'preparing', position };
    try {
      const reviewable = await reviewUndo(db, position, author);
      if (!reviewable) {
        view.value = { state: 'nothing' };
        return;
      }
      const names = await readNames(db, partners.peek(), reviewable.changes);
      view.value = { state: 'idle' };
      if (!review.open(reviewable, { names, again: () => void undo(position) })) reviewable.discard();
    } catch (fault) {
      view.value = { state: 'failed', reason: fault instanceof Error ? fault.message : String(fault) };
    }
  }

  return { view, undo };
}
