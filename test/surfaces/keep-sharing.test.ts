import { beforeEach, describe, expect, it, type Mock, onTestFinished, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { announceCommitted, onCommitted } from '../../lib/db/watch.ts';
import { keepSharing, type ShareAlarm } from '../../lib/surfaces/keep-sharing.ts';
import { nextShareInMs } from '../../lib/surfaces/next-share.ts';
import { createPageAlarm, createWakingAlarm, readWakingAlarms } from '../../lib/surfaces/share-alarm.ts';
import type { SyncOutcome } from '../../lib/workspace/sync/create-sync.ts';

const EVERY_IN_MS = 20_000;
const SHARED: SyncOutcome = { state: 'shared' };
const BUSY: SyncOutcome = { state: 'waiting', for: 'store', retryAfterInMs: 90_000, waiting: 1 };
const OFFLINE: SyncOutcome = { state: 'waiting', for: 'network', waiting: 1 };

beforeEach(() => {
  fakeBrowser.reset();
});

/** Shares with these outcomes, the last of them again and again. */
function keep(outcomes: (SyncOutcome | Error)[], { alarm = createPageAlarm(), waiting = true } = {}) {
  const upcoming = [...outcomes];
  const run = vi.fn(async (): Promise<SyncOutcome> => {
    const next = (upcoming.length > 1 ? upcoming.shift() : upcoming[0]) ?? SHARED;
    if (next instanceof Error) throw next;
    return next;
  });
  const report = vi.fn();
  const hasWaiting = async () => waiting;
  const network = new EventTarget();
  const kept = keepSharing({ run, hasWaiting, alarm, network, report, everyInMs: EVERY_IN_MS, random: () => 0.5 });
  onTestFinished(() => kept.stop());
  return { ...kept, run, report, network };
}

/** An alarm that rings when the test says so. */
function handAlarm(): ShareAlarm & { set: Mock<ShareAlarm['set']>; ring: (failures: number) => void } {
  let listener: (failures: number) => void = () => undefined;
  return {
    set: vi.fn(),
    clear: vi.fn(),
    onRing(given) {
      listener = given;
      return () => undefined;
    },
    ring: (failures) => listener(failures),
  };
}

/** Channels hear in the order in which they were opened: once a later one has, everyone has. */
async function announceAndHear(): Promise<void> {
  const heard = Promise.withResolvers<void>();
  const stop = onCommitted(() => heard.resolve());
  announceCommitted(1);
  await heard.promise;
  stop();
  await new Promise((resolve) => setImmediate(resolve));
}

describe('the next time', () => {
  const pace = { everyInMs: 100, random: () => 0.5 };
  it.each<[string, SyncOutcome, number, number | undefined]>([
    ['comes after the usual while', SHARED, 0, 100],
    ['never comes in a profile that shares nothing', { state: 'notSharing' }, 0, undefined],
    ['comes soon when another page had its turn', { state: 'elsewhere' }, 0, 2_000],
    ['comes sooner than usual after a first failure', OFFLINE, 1, 3_750],
    ['comes later with each failure', OFFLINE, 3, 15_000],
    ['is no sooner than the store asks', BUSY, 1, 90_000],
  ])('%s', (_, outcome, failures, inMs) => {
    expect(nextShareInMs(outcome, failures, pace)).toBe(inMs);
  });

  it.each([
    [0, 75],
    [1, 125],
  ])('is spread by chance: %d', (random, inMs) => {
    expect(nextShareInMs(SHARED, 0, { everyInMs: 100, random: () => random })).toBe(inMs);
  });
});

describe('sharing', () => {
  it('goes on by itself', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { shareNow, run } = keep([SHARED]);
    await shareNow();
    await vi.advanceTimersByTimeAsync(EVERY_IN_MS);
    await vi.advanceTimersByTimeAsync(EVERY_IN_MS);
    expect(run).toHaveBeenCalledTimes(3);
  });

  it('comes at once after a commit', async () => {
    const { run } = keep([SHARED]);
    announceCommitted(1);
    await expect.poll(() => run.mock.calls.length).toBe(1);
  });

  it('does not come for what arrived from others', async () => {
    const alarm = handAlarm();
    const { run } = keep([SHARED], { alarm, waiting: false });
    await announceAndHear();
    expect(run).not.toHaveBeenCalled();
  });

  it('waits for the alarm after a failure, whatever is committed', async () => {
    const alarm = handAlarm();
    const { shareNow, run } = keep([BUSY, SHARED], { alarm });
    await shareNow();
    expect(alarm.set).toHaveBeenLastCalledWith(90_000, 1);
    await announceAndHear();
    expect(run).toHaveBeenCalledTimes(1);
    alarm.ring(1);
    await expect.poll(() => run.mock.calls.length).toBe(2);
  });

  it('comes at once when the network is back', async () => {
    const { shareNow, run, network } = keep([OFFLINE, SHARED], { alarm: handAlarm() });
    await shareNow();
    network.dispatchEvent(new Event('online'));
    await expect.poll(() => run.mock.calls.length).toBe(2);
  });

  it('comes once more when it is asked for in the moment in which a turn ends', async () => {
    const alarm = handAlarm();
    const { shareNow, run, network } = keep([SHARED], { alarm });
    alarm.set.mockImplementationOnce(() => queueMicrotask(() => network.dispatchEvent(new Event('online'))));
    await shareNow();
    await expect.poll(() => run.mock.calls.length).toBe(2);
  });

  it('counts failures on from where a worker that slept left off', async () => {
    const alarm = handAlarm();
    keep([OFFLINE], { alarm });
    alarm.ring(4);
    await expect.poll(() => alarm.set.mock.lastCall).toEqual([60_000, 5]);
  });

  it('comes once more when it is asked for meanwhile, however often', async () => {
    const { shareNow, run } = keep([SHARED], { alarm: handAlarm() });
    await Promise.all([shareNow(), shareNow(), shareNow()]);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('goes on after a fault, which is reported', async () => {
    const alarm = handAlarm();
    const { shareNow, report } = keep([new Error('disk full')], { alarm });
    await shareNow();
    expect(report).toHaveBeenCalledExactlyOnceWith(new Error('disk full'));
    expect(alarm.set).toHaveBeenLastCalledWith(EVERY_IN_MS, 0);
  });
});

describe('the alarm that wakes the worker', () => {
  it('rings with the failures it was set with', async () => {
    const alarm = createWakingAlarm('sharing');
    const rung = vi.fn();
    onTestFinished(alarm.onRing(rung));
    alarm.set(60_000, 3);
    await expect.poll(() => readWakingAlarms('sharing')).toHaveLength(1);
    const [set] = await fakeBrowser.alarms.getAll();
    if (set) await fakeBrowser.alarms.onAlarm.trigger(set);
    expect(rung).toHaveBeenCalledExactlyOnceWith(3);
  });

  it('is one at a time', async () => {
    const alarm = createWakingAlarm('sharing');
    alarm.set(60_000, 1);
    alarm.set(120_000, 2);
    await expect.poll(async () => (await fakeBrowser.alarms.getAll()).map(({ name }) => name)).toEqual(['sharing/2']);
  });

  it('is gone once nothing is shared any more', async () => {
    const alarm = createWakingAlarm('sharing');
    alarm.set(60_000, 1);
    alarm.clear();
    await expect.poll(() => readWakingAlarms('sharing')).toEqual([]);
  });
});
