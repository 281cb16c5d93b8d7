import { type ReadonlySignal, signal } from '@preact/signals';
import { FIRST_CHOICES, type ObservedChoices } from '../partner-center/observe/observed-choices.ts';
import { type Names, readNames } from './history-names.ts';
import type { compareObserved } from './observed-client.ts';
import type { ObservedReview, ObservedSummary } from './observed-summary.ts';
import type { OptionsSession } from './options-session.ts';

export type ObservedView =
  | { state: 'idle' }
  /** `last`: what stands on the page meanwhile. */
  | { state: 'comparing'; done: number; total: number; last?: ObservedSummary }
  /** `isNothing`: by these choices nothing would change. */
  | { state: 'compared'; summary: ObservedSummary; isNothing: boolean }
  | { state: 'failed'; reason: string };

export interface ObservedResult {
  view: ReadonlySignal<ObservedView>;
  choices: ReadonlySignal<ObservedChoices>;
  /** Works out anew how what Partner Center said differs from what stands here. */
  compare(): Promise<void>;
  choose(choices: Partial<ObservedChoices>): void;
  /** Opens the review of what would be taken by these choices. */
  review(): Promise<void>;
  dispose(): void;
}

interface ResultOptions {
  compare: typeof compareObserved;
}

type Source = Pick<OptionsSession, 'db' | 'partners' | 'author' | 'review' | 'today'>;

/** What Partner Center said beside what is on record: choices, and their one review. */
export function createObservedResult(session: Source, { compare: start }: ResultOptions): ObservedResult {
  const view = signal<ObservedView>({ state: 'idle' });
  const choices = signal<ObservedChoices>(FIRST_CHOICES);
  let working = new AbortController();
  /** Worked out and not yet handed to the dialog. */
  let ready: { review: ObservedReview; choices: ObservedChoices } | undefined;

  function letGo(): void {
    working.abort();
    ready?.review.discard();
    ready = undefined;
  }

  async function compare(): Promise<ObservedReview | undefined> {
    letGo();
    working = new AbortController();
    const { signal: stop } = working;
    const chosen = choices.peek();
    const last = summaryOf(view.peek());
    const show = (next: ObservedView) => {
      if (!stop.aborted) view.value = next;
    };
    show({ state: 'comparing', done: 0, total: 0, ...(last ? { last } : {}) });
    try {
      const review = await start({
        choices: chosen,
        by: session.author().by,
        today: session.today(),
        signal: stop,
        onProgress: ({ phase, done, total }) => {
          if (phase === 'comparing') show({ state: 'comparing', done, total, ...(last ? { last } : {}) });
        },
      });
      if (stop.aborted) return void review.discard();
      ready = { review, choices: chosen };
      show({ state: 'compared', summary: review, isNothing: isNothing(review) });
      return review;
    } catch (fault) {
      show({ state: 'failed', reason: fault instanceof Error ? fault.message : String(fault) });
      return undefined;
    }
  }

  async function review(): Promise<void> {
    const reviewed = ready?.choices === choices.peek() ? ready.review : await compare();
    if (!reviewed || isNothing(reviewed)) return;
    const names: Names = await readNames(session.db, session.partners.peek(), reviewed.changes);
    const again = () => {
      session.review.close();
      void review();
    };
    // From here on the dialog alone may let go of it.
    if (session.review.open(reviewed, { names, again })) ready = undefined;
  }

  return {
    view,
    choices,
    compare: async () => void (await compare()),
    choose(chosen) {
      choices.value = { ...choices.value, ...chosen };
      if (view.value.state === 'compared') view.value = { ...view.value, isNothing: false };
    },
    review,
    dispose: letGo,
  };
}

const isNothing = ({ counts }: ObservedReview) => counts.added + counts.changed + counts.dropped === 0;

function summaryOf(view: ObservedView): ObservedSummary | undefined {
  if (view.state === 'compared') return view.summary;
  return view.state === 'comparing' ? view.last : undefined;
}
