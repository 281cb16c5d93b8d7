import { type ReadonlySignal, signal } from '@preact/signals';
import type { Plan } from '../log/types.ts';
import { reportError } from '../report-error.ts';
import { planAdoption } from '../workspace/restore/plan-adoption.ts';
import { planRestore } from '../workspace/restore/plan-restore.ts';
import { readNames } from './history-names.ts';
import type { OptionsSession } from './options-session.ts';
import { readDocs } from './read-docs.ts';
import { docOf, reviewPlan } from './review-plan.ts';

/** A directory that was kept on its way to the review; a large one takes seconds to compare. */
export type PutBackView =
  | { state: 'idle' }
  | { state: 'preparing'; key: number }
  /** There is no such restore point any more, or it cannot be read. */
  | { state: 'gone' }
  /** It differs in nothing from what stands. */
  | { state: 'same' }
  | { state: 'failed'; reason: string };

export interface PutBack {
  view: ReadonlySignal<PutBackView>;
  /** Reviews making the directory again what it was. */
  restore(key: number): Promise<void>;
  /** Reviews bringing the directory that was here before into the team's. */
  adopt(key: number, how: 'mine' | 'merge'): Promise<void>;
}

type PutBackSource = Pick<OptionsSession, 'db' | 'partners' | 'author' | 'review'>;

export function createPutBack(session: PutBackSource): PutBack {
  const view = signal<PutBackView>({ state: 'idle' });

  async function prepare(key: number, plan: () => Promise<Plan | undefined>): Promise<void> {
    if (view.peek().state === 'preparing') return;
    view.value = { state: 'preparing', key };
    try {
      view.value = await openPlan(session, await plan(), () => void prepare(key, plan));
    } catch (fault) {
      view.value = { state: 'failed', reason: reportError('Comparing a restore point', fault) };
    }
  }

  return {
    view,
    restore: (key) => prepare(key, () => planRestore(session.db, key)),
    adopt: (key, how) => prepare(key, () => planAdoption(session.db, key, how)),
  };
}

async function openPlan(
  { db, partners, author, review }: PutBackSource,
  plan: Plan | undefined,
  again: () => void,
): Promise<PutBackView> {
  if (!plan) return { state: 'gone' };
  if (plan.ops.length === 0) return { state: 'same' };
  const docs = plan.ops.map(docOf).filter((doc) => doc !== undefined);
  const reviewable = reviewPlan(db, { plan, before: await readDocs(db, docs), notes: [] }, author);
  const names = await readNames(db, partners.peek(), reviewable.changes);
  if (!review.open(reviewable, { names, again })) reviewable.discard();
  return { state: 'idle' };
}
