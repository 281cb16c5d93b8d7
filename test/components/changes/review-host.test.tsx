import { signal } from '@preact/signals';
import { act, cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { ReviewHost } from '../../../entrypoints/options/ReviewHost.tsx';
import type { CommitOutcome } from '../../../lib/db/commit.ts';
import type { Partner } from '../../../lib/directory/types.ts';
import { createReview } from '../../../lib/session/review.ts';
import type { Reviewable } from '../../../lib/session/reviewable.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

function shown() {
  const held = Promise.withResolvers<CommitOutcome>();
  const reviewable: Reviewable = {
    changes: [],
    counts: { added: 0, changed: 1, dropped: 0, fields: 1 },
    notes: [],
    confirm: () => held.promise,
    discard: vi.fn(),
  };
  const review = createReview({ undoCommit: vi.fn() });
  review.open(reviewable);
  renderInEnglish(<ReviewHost session={{ review, partners: signal<Partner[]>([]) }} />);
  return { review, reviewable, held };
}

const goBack = () => act(() => void dispatchEvent(new Event('hashchange')));

it('lets go of an unconfirmed review when the route changes', async () => {
  const { review, reviewable } = shown();
  expect(screen.getByRole('dialog')).toBeTruthy();
  await goBack();
  expect(review.view.value.state).toBe('closed');
  expect(reviewable.discard).toHaveBeenCalledOnce();
});

it('keeps a review that is being written, and its result, when the route changes', async () => {
  const { review, held } = shown();
  const writing = review.confirm();
  await goBack();
  expect(review.view.value.state).toBe('writing');
  held.resolve({ state: 'written', position: 7 });
  await writing;
  await goBack();
  expect(review.view.value.state).toBe('done');
});
