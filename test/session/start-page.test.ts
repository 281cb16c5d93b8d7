import { expect, it, onTestFinished, vi } from 'vitest';
import type { Hindrance } from '../../lib/db/open.ts';
import { OutdatedVersion } from '../../lib/db/outdated-version.ts';
import { startPage } from '../../lib/session/start-page.ts';

function setUp() {
  const storage = Promise.withResolvers<string>();
  const session = Promise.withResolvers<string>();
  const end = vi.fn();
  const shown: unknown[] = [];
  let hinder = (_: Hindrance) => {};
  const started = startPage({
    open: (onHindrance) => {
      hinder = onHindrance;
      return storage.promise;
    },
    openSession: () => session.promise,
    show: (opened) => {
      shown.push(opened);
      return [end];
    },
    notice: ({ kind }) => shown.push(kind),
  });
  return { storage, session, end, shown, started, hinder: (by: Hindrance) => hinder(by) };
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

it('says at once that it waits where it is told so', async () => {
  const { storage, session, shown, started, hinder } = setUp();
  hinder('held');
  expect(shown).toEqual(['waiting']);
  storage.resolve('storage');
  session.resolve('page');
  await started;
  expect(shown).toEqual(['waiting', 'page']);
});

it.each<[string, Hindrance, string]>([
  ['a later version takes over', 'outdated', 'outdated'],
  ['the browser closes the storage', 'closed', 'failed'],
])('ends what goes on behind the page when %s, and says so once', async (_, hindrance, said) => {
  vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => void vi.restoreAllMocks());
  const { storage, session, shown, started, end, hinder } = setUp();
  storage.resolve('storage');
  session.resolve('page');
  await started;
  expect(end).not.toHaveBeenCalled();
  hinder(hindrance);
  hinder('outdated');
  expect(shown).toEqual(['page', said]);
  expect(end).toHaveBeenCalledOnce();
});

it.each([
  'read',
  'failed',
])('keeps saying so when that happens before the page is there, whether it is %s', async (how) => {
  const { storage, session, shown, started, hinder } = setUp();
  storage.resolve('storage');
  await storage.promise;
  hinder('outdated');
  if (how === 'read') session.resolve('page');
  else session.reject(new Error('The database connection is closing.'));
  await started;
  expect(shown).toEqual(['outdated']);
});

it.each<[string, Error, string]>([
  ['of the storage', new Error('The disk is full.'), 'failed'],
  ['of a later version that has been before', new OutdatedVersion(), 'outdated'],
])('says that it cannot start because %s', async (_, fault, said) => {
  vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => void vi.restoreAllMocks());
  const { storage, shown, started } = setUp();
  storage.reject(fault);
  await started;
  expect(shown).toEqual([said]);
});
