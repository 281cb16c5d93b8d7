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

  it('keeps its result to itself: nothing else opens while it writes or is undone', async () => {
    const undoing = Promise.withResolvers<CommitOutcome>();
    const writing = Promise.withResolvers<CommitOutcome>();
    const review = createReview({ undoCommit: () => undoing.promise });
    const shown = reviewable(() => writing.promise);
    const newcomer = reviewable(async () => WRITTEN);
    const onWritten = vi.fn();
    expect(review.open(shown, { onWritten })).toBe(true);
    const written = review.confirm();
    expect(review.open(newcomer)).toBe(false);
    expect(review.view.value).toEqual({ state: 'writing', reviewable: shown });
    expect(review.options.value).toEqual({ onWritten });
    writing.resolve(WRITTEN);
    await written;
    const undone = review.undo();
    expect(review.open(newcomer)).toBe(false);
    expect(review.view.value).toMatchObject({ state: 'undoing', reviewable: shown });
    undoing.resolve(WRITTEN);
    await undone;
    expect(review.open(newcomer)).toBe(true);
  });

  it.each<[string, () => Promise<CommitOutcome>, object]>([
    ['stale', async () => ({ state: 'stale', docs: ['workspace'] }), { docs: ['workspace'] }],
    ['empty', async () => ({ state: 'empty' }), { docs: [] }],
    ['refused by the database', () => Promise.reject(new Error('quota')), { docs: [], reason: 'quota' }],
  ])('stands when its undo was %s', async (_, undoCommit, why) => {
    const review = createReview({ undoCommit });
    const shown = reviewable(async () => WRITTEN);
    const onWritten = vi.fn();
    review.open(shown, { onWritten });
    await review.confirm();
    await review.undo();
    expect(review.view.value).toEqual({ state: 'undoRefused', reviewable: shown, position: 7, ...why });
    review.close();
    expect(onWritten).toHaveBeenCalledExactlyOnceWith(7);
    expect(shown.discard).not.toHaveBeenCalled();
  });
});

describe('a review whose view is left', () => {
  it('is let go of while it is unconfirmed', () => {
    const review = createReview({ undoCommit: vi.fn() });
    const shown = reviewable(async () => WRITTEN);
    review.open(shown);
    review.leave();
    expect(review.view.value).toEqual({ state: 'closed' });
    expect(shown.discard).toHaveBeenCalledOnce();
  });

  it('stays while it writes, and with its result', async () => {
    const review = createReview({ undoCommit: vi.fn() });
    const shown = reviewable(async () => WRITTEN);
    review.open(shown);
    const writing = review.confirm();
    review.leave();
    expect(review.view.value.state).toBe('writing');
    await writing;
    review.leave();
    expect(review.view.value.state).toBe('done');
    expect(shown.discard).not.toHaveBeenCalled();
  });
});
