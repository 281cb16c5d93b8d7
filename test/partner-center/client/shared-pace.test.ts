import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changePace } from '../../../lib/db/pace.ts';
import { createPacer } from '../../../lib/partner-center/client/create-pacer.ts';
import { MAX_ADVICE_IN_MS } from '../../../lib/partner-center/client/plan-next.ts';
import {
  grant,
  type PaceLedger,
  parseSharedPace,
  paused,
  type SharedPace,
} from '../../../lib/partner-center/client/shared-pace.ts';
import { freshDb } from '../observe/observing-world.ts';
import { createSimulatedClock, type SimulatedClock } from './simulated-clock.ts';

const REST = parseSharedPace(undefined);
const START = Date.parse('2026-11-29T12:00:00Z');

/** The most of them within any window of that length. */
const mostWithin = (instants: readonly number[], windowInMs: number) =>
  Math.max(0, ...instants.map((from) => instants.filter((at) => at >= from && at < from + windowInMs).length));

describe('what pages and worker share', () => {
  it('lets no more begin in a minute, nor in ten seconds, than one of them alone may', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 4_000 }), { maxLength: 200 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 60 }), (waits, perMinute) => {
        let [pace, now] = [REST, START];
        const starts: number[] = [];
        for (const wait of waits) {
          now += wait;
          const granted = grant(pace, 'subscriptions', { perMinute }, now);
          pace = granted.pace;
          if (granted.waitInMs === 0) starts.push(now);
        }
        expect(mostWithin(starts, 61_000)).toBeLessThanOrEqual(perMinute);
        expect(mostWithin(starts, 10_000)).toBeLessThanOrEqual(Math.ceil(perMinute / 6));
      }),
    );
  });

  it('says when to ask again, and then lets it begin', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 90 }), (perMinute, count) => {
        let [pace, now] = [REST, START];
        for (let n = 0; n < count; n++) {
          const first = grant(pace, 'subscriptions', { perMinute }, now);
          now += first.waitInMs;
          const second = first.waitInMs === 0 ? first : grant(first.pace, 'subscriptions', { perMinute }, now);
          expect(second.waitInMs).toBe(0);
          pace = second.pace;
        }
        expect(pace.starts.length).toBeLessThanOrEqual(124);
      }),
    );
  });

  it.each(['subscriptions', 'others'] as const)('keeps all %s away for as long as one was told to', (lane) => {
    const pace = paused(paused(REST, 5_000, START), 1_000, START);
    expect(grant(pace, lane, { perMinute: 60 }, START + 2_000).waitInMs).toBe(3_000);
    expect(grant(pace, lane, { perMinute: 60 }, START + 5_000).waitInMs).toBe(0);
  });

  it('keeps them away for the longest that Partner Center is heeded, and somewhat more', () => {
    const longest = 1.25 * MAX_ADVICE_IN_MS;
    expect(grant(paused(REST, longest, START), 'others', { perMinute: 60 }, START).waitInMs).toBe(longest);
  });

  it('does not wait for a time that a clock which was put back has left in the future', () => {
    const full = Array.from({ length: 10 }).reduce<SharedPace>(
      (pace) => grant(pace, 'subscriptions', { perMinute: 60 }, START).pace,
      REST,
    );
    expect(grant(full, 'subscriptions', { perMinute: 60 }, START).waitInMs).toBeGreaterThan(0);
    for (const pace of [full, paused(REST, 5_000, START)])
      for (const backInMs of [60_000, 3_600_000])
        expect(grant(pace, 'subscriptions', { perMinute: 60 }, START - backInMs).waitInMs).toBe(0);
  });

  it('does not count what is not for subscriptions', () => {
    const { pace } = grant(REST, 'others', { perMinute: 1 }, START);
    expect(grant(pace, 'subscriptions', { perMinute: 1 }, START).waitInMs).toBe(0);
  });
});

/** Kept in memory; each change is answered later, as storage does. */
function memoryLedger(clock: SimulatedClock): PaceLedger {
  let stored: object | undefined;
  return {
    now: clock.now,
    async change(change) {
      await Promise.resolve();
      const { after, result } = change(stored);
      stored = JSON.parse(JSON.stringify(after));
      return result;
    },
  };
}

describe('pacers of one tenant', () => {
  const setUp = (perMinute: number) => {
    const clock = createSimulatedClock();
    const ledger = memoryLedger(clock);
    const starts: number[] = [];
    const [page, worker] = [1, 2].map(() => createPacer({ perMinute, clock, ledger }));
    if (!page || !worker) throw new Error('none');
    const ask = (pacer: typeof page, lane: 'subscriptions' | 'others' = 'subscriptions', signal?: AbortSignal) =>
      pacer.run(
        { lane, place: pacer.place(), ...(signal ? { signal } : {}) },
        async () => void starts.push(clock.now()),
      );
    return { clock, page, worker, starts, ask };
  };

  it('keep to its rate together', async () => {
    const { clock, page, worker, starts, ask } = setUp(60);
    const calls = Array.from({ length: 60 }, () => [ask(page), ask(worker)]).flat();
    await clock.run();
    await Promise.all(calls);
    expect(starts).toHaveLength(120);
    expect(mostWithin(starts, 61_000)).toBeLessThanOrEqual(60);
    expect(mostWithin(starts, 10_000)).toBeLessThanOrEqual(10);
    expect(clock.now()).toBeLessThan(130_000);
  });

  it('stay away together after one was told to', async () => {
    const { clock, page, worker, starts, ask } = setUp(60);
    page.slowDown(30_000);
    await clock.run(1);
    const call = ask(worker, 'others');
    await clock.run();
    await call;
    expect(starts).toEqual([30_000]);
  });

  it('let a call go that is cancelled while it waits for the other', async () => {
    const { clock, page, worker, starts, ask } = setUp(6);
    await Promise.all([ask(page), clock.run(1)]);
    const stop = new AbortController();
    const call = ask(worker, 'subscriptions', stop.signal);
    await clock.run(2);
    stop.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    expect(starts).toHaveLength(1);
    expect(clock.pending()).toBe(0);
  });
});

it('no change of what is stored is lost, whichever page makes it', async () => {
  const db = await freshDb();
  const one = (tenant: string) =>
    changePace(db, tenant, (before) => {
      const { pace } = grant(parseSharedPace(before), 'subscriptions', { perMinute: 60 }, START);
      return { after: pace, result: pace.starts.length };
    });
  await Promise.all([...Array.from({ length: 5 }, () => one('global/a')), one('global/b')]);
  expect(await changePace(db, 'global/a', (before) => ({ after: before ?? {}, result: before }))).toMatchObject({
    starts: [[START, 5]],
  });
});
