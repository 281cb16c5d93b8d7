import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { announceCommitted } from '../../lib/db/watch.ts';
import { keepPublishing } from '../../lib/surfaces/keep-publishing.ts';
import { nextPublishInMs, type PublishTurn } from '../../lib/surfaces/next-publish.ts';
import { wakeForPublishing } from '../../lib/surfaces/publish-alarm.ts';
import { createWakingAlarm, readWakingAlarms } from '../../lib/surfaces/share-alarm.ts';
import { until } from '../until.ts';

const MINUTE = 60_000;
const COUNTS = { written: 0, same: 0, withdrawn: 0, left: [], held: 0 };
const DONE: PublishTurn = { state: 'ended', run: { ...COUNTS, state: 'done' } };
const OFFLINE: PublishTurn = { state: 'ended', run: { ...COUNTS, state: 'stopped', fault: { state: 'unreachable' } } };
const BUSY: PublishTurn = {
  state: 'ended',
  run: { ...COUNTS, state: 'stopped', fault: { state: 'busy', status: 503, retryAfterInMs: 7 * MINUTE } },
};
const ELSEWHERE: PublishTurn = { state: 'ended', run: { state: 'elsewhere' } };

beforeEach(() => fakeBrowser.reset());

/** Rings when the test says so. */
function handAlarm() {
  let listener: (failures: number) => void = () => undefined;
  return {
    set: vi.fn(),
    clear: vi.fn(),
    onRing(given: (failures: number) => void) {
      listener = given;
      return () => undefined;
    },
    ring: (failures: number) => listener(failures),
  };
}

function keep(publish: () => Promise<PublishTurn>, byItself = true) {
  const alarm = handAlarm();
  const [wakeSoon, report] = [vi.fn(async () => undefined), vi.fn()];
  const isByItself = async () => byItself;
  onTestFinished(keepPublishing({ isByItself, publish, alarm, wakeSoon, report, random: () => 0.5 }));
  return { alarm, wakeSoon, report };
}

describe('the next time to publish', () => {
  it.each<[string, PublishTurn, number, number]>([
    ['comes after an hour', DONE, 0, 60 * MINUTE],
    ['comes after an hour where nothing was new', { state: 'noNews' }, 0, 60 * MINUTE],
    ['comes soon where another page is at it', ELSEWHERE, 0, MINUTE],
    ['comes sooner after a failure', OFFLINE, 1, 2 * MINUTE],
    ['comes sooner while colleagues’ changes cannot be fetched', { state: 'notShared' }, 1, 2 * MINUTE],
    ['comes later with each failure', OFFLINE, 4, 16 * MINUTE],
    ['comes every hour in the end', OFFLINE, 40, 60 * MINUTE],
    ['is no sooner than the host asks', BUSY, 1, 7 * MINUTE],
    ['comes after an hour where keys are missing', { state: 'ended', run: { state: 'notSetUp' } }, 0, 60 * MINUTE],
  ])('%s', (_, end, failures, inMs) => {
    expect(nextPublishInMs(end, failures, 0.5)).toBe(inMs);
  });
});

describe('publishing in the background', () => {
  it('publishes when the alarm rings, guarded by an alarm while it does', async () => {
    const publish = vi.fn(async () => DONE);
    const { alarm } = keep(publish);
    alarm.ring(0);
    await until(() => expect(alarm.set).toHaveBeenLastCalledWith(60 * MINUTE, 0));
    expect(alarm.set).toHaveBeenNthCalledWith(1, 5 * MINUTE, 0);
    expect(publish).toHaveBeenCalledOnce();
  });

  it('does nothing once it is switched off', async () => {
    const publish = vi.fn(async () => DONE);
    const { alarm, wakeSoon } = keep(publish, false);
    alarm.ring(0);
    await until(() => expect(alarm.clear).toHaveBeenCalled());
    announceCommitted(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(publish).not.toHaveBeenCalled();
    expect(wakeSoon).not.toHaveBeenCalled();
  });

  it('counts failures on from where a worker that slept left off', async () => {
    const { alarm } = keep(async () => OFFLINE);
    alarm.ring(2);
    await until(() => expect(alarm.set).toHaveBeenLastCalledWith(8 * MINUTE, 3));
  });

  it('comes again after a fault, which is reported', async () => {
    const { alarm, report } = keep(async () => Promise.reject(new Error('disk full')));
    alarm.ring(0);
    await until(() => expect(report).toHaveBeenCalledExactlyOnceWith(new Error('disk full')));
    expect(alarm.set).toHaveBeenLastCalledWith(5 * MINUTE, 1);
  });

  it('comes soon after a commit, those that are pulled included', async () => {
    const { wakeSoon } = keep(async () => DONE);
    announceCommitted(1);
    await until(() => expect(wakeSoon).toHaveBeenCalledOnce());
  });

  it('comes soon after a turn in which something was committed, and not twice at once', async () => {
    const held = Promise.withResolvers<PublishTurn>();
    const publish = vi.fn(() => held.promise);
    const { alarm, wakeSoon } = keep(publish);
    alarm.ring(0);
    await until(() => expect(publish).toHaveBeenCalled());
    announceCommitted(1);
    alarm.ring(0);
    await new Promise((resolve) => setImmediate(resolve));
    expect(wakeSoon).not.toHaveBeenCalled();
    held.resolve(DONE);
    await until(() => expect(wakeSoon).toHaveBeenCalledOnce());
    expect(publish).toHaveBeenCalledOnce();
  });
});

describe('waking the background to publish', () => {
  const alarms = async () => (await readWakingAlarms('publishing')).map(({ failures }) => failures);

  it.each<[string, number, number, number]>([
    ['brings on an alarm that is far away', 60 * MINUTE, 0, MINUTE],
    ['leaves one that is near', MINUTE / 2, 0, MINUTE / 2],
    ['leaves one that waits for a host', 60 * MINUTE, 3, 60 * MINUTE],
  ])('%s', async (_, inMs, failures, expected) => {
    const started = Date.now();
    createWakingAlarm('publishing').set(inMs, failures);
    await until(async () => expect(await alarms()).toEqual([failures]));
    await wakeForPublishing();
    // What it would have set is set by then.
    await new Promise((resolve) => setImmediate(resolve));
    await until(async () => {
      const [set] = await readWakingAlarms('publishing');
      expect(Math.abs((set?.ringsAt ?? 0) - started - expected)).toBeLessThan(1_000);
    });
  });

  it('leaves the alarm for sharing', async () => {
    createWakingAlarm('sharing').set(MINUTE, 2);
    await wakeForPublishing();
    await until(async () => expect(await alarms()).toEqual([0]));
    expect(await readWakingAlarms('sharing')).toHaveLength(1);
  });
});
