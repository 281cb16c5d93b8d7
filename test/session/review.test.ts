import { describe, expect, it, vi } from 'vitest';
import type { CommitOutcome } from '../../lib/db/commit.ts';
import { createReview } from '../../lib/session/review.ts';
import type { Reviewable } from '../../lib/session/reviewable.ts';

const WRITTEN: CommitOutcome = { state: 'written', position: 7 };

function reviewable(confirm: () => Promise<CommitOutcome>) {
  const made = {
    changes: [],
    counts: { added: 0, changed: 1, dropped: 0, fields: 1 },
    notes: [],
    confirm: vi.fn(confirm),
    discard: vi.fn(),
  };
  return made satisfies Reviewable;
}

describe('a review', () => {
  it.each<[string, () => Promise<CommitOutcome>, string]>([
    ['written', async () => WRITTEN, 'done'],
    ['stale', async () => ({ state: 'stale', docs: ['workspace'] }), 'stale'],
    ['empty', async () => ({ state: 'empty' }), 'empty'],
    ['refused by the database', () => Promise.reject(new Error('quota')), 'failed'],
  ])('ends as it was %s', async (_, confirm, state) => {
    const review = createReview({ undoCommit: vi.fn() });
    review.open(reviewable(confirm));
    await review.confirm();
    expect(review.view.value.state).toBe(state);
  });

  it('writes once, however often Confirm is pressed', async () => {
    const review = createReview({ undoCommit: vi.fn() });
    const shown = reviewable(async () => WRITTEN);
    review.open(shown);
    await Promise.all([review.confirm(), review.confirm()]);
    expect(shown.confirm).toHaveBeenCalledOnce();
  });

  it('writes nothing when it is closed, and lets go', () => {
    const review = createReview({ undoCommit: vi.fn() });
    const shown = reviewable(async () => WRITTEN);
    const onWritten = vi.fn();
    review.open(shown, { onWritten });
    review.close();
    expect(review.view.value).toEqual({ state: 'closed' });
    expect(shown.discard).toHaveBeenCalledOnce();
    expect(shown.confirm).not.toHaveBeenCalled();
    expect(onWritten).not.toHaveBeenCalled();
  });

  it('tells where it was written once it is closed, but not after an undo', async () => {
    const onWritten = vi.fn();
    const undoCommit = vi.fn(async () => WRITTEN);
    const review = createReview({ undoCommit });
    review.open(
      reviewable(async () => WRITTEN),
      { onWritten },
    );
    await review.confirm();
    expect(onWritten).not.toHaveBeenCalled();
    review.close();
    expect(onWritten).toHaveBeenCalledExactlyOnceWith(7);
    review.open(
      reviewable(async () => WRITTEN),
      { onWritten },
    );
    await review.confirm();
    await review.undo();
    expect(undoCommit).toHaveBeenCalledExactlyOnceWith(7);
    expect(review.view.value.state).toBe('undone');
    review.close();
    expect(onWritten).toHaveBeenCalledOnce();
  });

  it('cannot be closed while it writes', async () => {
    const review = createReview({ undoCommit: vi.fn() });
    const held = Promise.withResolvers<CommitOutcome>();
    review.open(reviewable(() => held.promise));
    const writing = review.confirm();
    review.close();
    expect(review.view.value.state).toBe('writing');
    held.resolve(WRITTEN);
    await writing;
    expect(review.view.value.state).toBe('done');
  });
});
