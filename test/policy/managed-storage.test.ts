import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createManagedStorage } from '../../lib/policy/managed-storage.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A browser that answers each question when the test says so. */
function aBrowser() {
  const questions: { answer: (raw: object) => Promise<void>; refuse: (reason: string) => Promise<void> }[] = [];
  const then = async (settle: () => void) => {
    settle();
    await vi.advanceTimersByTimeAsync(0);
  };
  const ask = () =>
    new Promise<object>((resolve, reject) => {
      questions.push({
        answer: (raw) => then(() => resolve(raw)),
        refuse: (reason) => then(() => reject(new Error(reason))),
      });
    });
  const managed = createManagedStorage(ask, 1_000);
  const told = vi.fn();
  managed.onLateAnswer(told);
  const readLate = async () => {
    const reading = managed.read();
    await vi.advanceTimersByTimeAsync(1_000);
    return reading;
  };
  return { managed, questions, told, readLate };
}

const answered = (raw: object) => ({ state: 'answered', raw });

describe('the browser', () => {
  it.each([
    ['answers', async () => ({ role: 'partner' }), answered({ role: 'partner' })],
    ['has nothing', async () => ({}), answered({})],
    [
      'has nothing, in Firefox’s words',
      () => Promise.reject(new Error('Managed storage manifest not found')),
      answered({}),
    ],
    ['refuses', () => Promise.reject(new Error('Access denied')), { state: 'refused', reason: 'Access denied' }],
    [
      'refuses at once',
      () => {
        throw new Error('No such area');
      },
      { state: 'refused', reason: 'No such area' },
    ],
  ])('%s', async (_, ask, given) => {
    expect(await createManagedStorage(ask, 1_000).read()).toEqual(given);
  });
});

describe('an answer that is late', () => {
  it('is told of when it comes, however late, and stands for who asks again', async () => {
    const { questions, told, readLate } = aBrowser();
    expect(await readLate()).toEqual({ state: 'late' });
    await vi.advanceTimersByTimeAsync(12_000);
    expect(told).not.toHaveBeenCalled();
    await questions[0]?.answer({ role: 'partner' });
    expect(told).toHaveBeenCalledOnce();
    expect(await readLate()).toEqual(answered({ role: 'partner' }));
  });

  it('is told of when it is a refusal', async () => {
    const { questions, told, readLate } = aBrowser();
    await readLate();
    await questions[0]?.refuse('Access denied');
    expect(told).toHaveBeenCalledOnce();
    expect(await readLate()).toEqual({ state: 'refused', reason: 'Access denied' });
  });

  it('is not told of when it says what was known', async () => {
    const { questions, told, readLate } = aBrowser();
    await readLate();
    await questions[0]?.answer({ role: 'partner' });
    await readLate();
    await questions[1]?.answer({ role: 'partner' });
    expect(told).toHaveBeenCalledOnce();
  });

  it('is passed over when a newer question was answered meanwhile', async () => {
    const { managed, questions, told, readLate } = aBrowser();
    await readLate();
    const second = managed.read();
    await questions[1]?.answer({ role: 'partner' });
    expect(await second).toEqual(answered({ role: 'partner' }));
    await questions[0]?.answer({});
    expect(told).not.toHaveBeenCalled();
    expect(await readLate()).toEqual(answered({ role: 'partner' }));
  });

  it('is told to nobody who has ended it', async () => {
    const { managed, questions, readLate } = aBrowser();
    const other = vi.fn();
    managed.onLateAnswer(other)();
    await readLate();
    await questions[0]?.answer({ role: 'partner' });
    expect(other).not.toHaveBeenCalled();
  });
});
