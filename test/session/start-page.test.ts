import { expect, it, onTestFinished, vi } from 'vitest';
import { startPage } from '../../lib/session/start-page.ts';

function setUp() {
  const storage = Promise.withResolvers<string>();
  const session = Promise.withResolvers<string>();
  const end = vi.fn();
  const shown: unknown[] = [];
  let takeOver = () => {};
  const started = startPage({
    open: (onOutdated) => {
      takeOver = onOutdated;
      return storage.promise;
    },
    openSession: () => session.promise,
    show: (opened) => {
      shown.push(opened);
      return [end];
    },
    notice: ({ kind }) => shown.push(kind),
  });
  return { storage, session, end, shown, started, takeOver: () => takeOver() };
}

it.each([
  ['quick', 1_000, []],
  ['slow', 60_000, ['waiting']],
])('shows the page of storage that is %s, and a notice only while it waits long', async (_, inMs, before) => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { storage, session, shown, started } = setUp();
  await vi.advanceTimersByTimeAsync(inMs);
  expect(shown).toEqual(before);
  storage.resolve('storage');
  session.resolve('page');
  await started;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(shown).toEqual([...before, 'page']);
});

it('ends what goes on behind the page when a later version takes over', async () => {
  const { storage, session, shown, started, end, takeOver } = setUp();
  storage.resolve('storage');
  session.resolve('page');
  await started;
  expect(end).not.toHaveBeenCalled();
  takeOver();
  expect(shown).toEqual(['page', 'outdated']);
  expect(end).toHaveBeenCalledOnce();
});

it.each([
  'read',
  'failed',
])('keeps saying so when that happens before the page is there, whether it is %s', async (how) => {
  const { storage, session, shown, started, takeOver } = setUp();
  storage.resolve('storage');
  await storage.promise;
  takeOver();
  if (how === 'read') session.resolve('page');
  else session.reject(new Error('The database connection is closing.'));
  await started;
  expect(shown).toEqual(['outdated']);
});

it('says why it cannot start', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => void vi.restoreAllMocks());
  const { storage, shown, started } = setUp();
  storage.reject(new Error('The disk is full.'));
  await started;
  expect(shown).toEqual(['failed']);
});
