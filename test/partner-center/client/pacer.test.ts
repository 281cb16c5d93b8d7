import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waitFor } from '../../../lib/partner-center/client/clock.ts';
import { createPacer } from '../../../lib/partner-center/client/create-pacer.ts';
import type { Lane } from '../../../lib/partner-center/client/pace.ts';
import { createSimulatedClock } from './simulated-clock.ts';

interface Job {
  lane: Lane;
  /** When it is asked for, how long it takes, and after how long it is cancelled. */
  atInMs: number;
  takesInMs: number;
  cancelledAfterInMs: number | undefined;
  /** How often it is refused with this advice before it is answered. */
  refusedTimes: number;
  adviceInMs: number;
}

const job: fc.Arbitrary<Job> = fc.record({
  lane: fc.constantFrom<Lane>('subscriptions', 'subscriptions', 'others'),
  atInMs: fc.nat(30_000),
  takesInMs: fc.integer({ min: 1, max: 3_000 }),
  cancelledAfterInMs: fc.option(fc.nat(20_000), { nil: undefined, freq: 8 }),
  refusedTimes: fc.constantFrom(0, 0, 0, 0, 1, 2),
  adviceInMs: fc.integer({ min: 1, max: 90_000 }),
});
const rules = fc.record({ perMinute: fc.integer({ min: 1, max: 40 }), concurrency: fc.integer({ min: 1, max: 6 }) });

interface Start {
  lane: Lane;
  place: number;
  at: number;
  isFirst: boolean;
}

/** All of them, from beginning to end. */
async function play(jobs: readonly Job[], { perMinute, concurrency }: { perMinute: number; concurrency: number }) {
  const clock = createSimulatedClock();
  const pacer = createPacer({ perMinute, concurrency, clock });
  const starts: Start[] = [];
  const pauses: { from: number; until: number }[] = [];
  const cancelled = new Set<number>();
  let underWay = 0;
  let most = 0;

  async function one({ lane, atInMs, takesInMs, cancelledAfterInMs, refusedTimes, adviceInMs }: Job) {
    await waitFor(atInMs, clock);
    const stop = new AbortController();
    const place = pacer.place();
    if (cancelledAfterInMs !== undefined)
      clock.after(cancelledAfterInMs, () => {
        cancelled.add(place);
        stop.abort(new Error('enough'));
      });
    for (let refused = 0; ; refused++) {
      const isAnswered = await pacer.run({ lane, place, signal: stop.signal }, async () => {
        if (cancelled.has(place)) throw new Error('It began although it was cancelled');
        starts.push({ lane, place, at: clock.now(), isFirst: refused === 0 });
        most = Math.max(most, ++underWay);
        await waitFor(takesInMs, clock);
        underWay -= 1;
        if (refused >= refusedTimes) return true;
        pacer.slowDown(adviceInMs);
        pauses.push({ from: clock.now(), until: clock.now() + adviceInMs });
        return false;
      });
      if (isAnswered) return;
    }
  }

  const ends = Promise.allSettled(jobs.map(one));
  await clock.run();
  return { starts, pauses, most, ends: await ends, pending: clock.pending() };
}

/** The most of them within any window of that length. */
function mostWithin(instants: readonly number[], windowInMs: number): number {
  return Math.max(0, ...instants.map((from) => instants.filter((at) => at >= from && at < from + windowInMs).length));
}

const RUNS = 60;
const played = (
  check: (outcome: Awaited<ReturnType<typeof play>>, rule: { perMinute: number; concurrency: number }) => void,
) =>
  fc.assert(
    fc.asyncProperty(fc.array(job, { maxLength: 40 }), rules, async (jobs, rule) =>
      check(await play(jobs, rule), rule),
    ),
    { numRuns: RUNS },
  );

describe('the pacer', () => {
  it('lets no more begin for subscriptions in a minute than it may, nor a minute’s worth at a stretch', async () => {
    await played(({ starts }, { perMinute }) => {
      const instants = starts.filter(({ lane }) => lane === 'subscriptions').map(({ at }) => at);
      expect(mostWithin(instants, 61_000)).toBeLessThanOrEqual(perMinute);
      expect(mostWithin(instants, 10_000)).toBeLessThanOrEqual(Math.ceil(perMinute / 6));
    });
  });

  it('has no more under way than it may', async () => {
    await played(({ most }, { concurrency }) => {
      expect(most).toBeLessThanOrEqual(concurrency);
    });
  });

  it('lets nobody begin while everybody was told to stay away', async () => {
    await played(({ starts, pauses }) => {
      for (const { from, until } of pauses) expect(starts.filter(({ at }) => at > from && at < until)).toEqual([]);
    });
  });

  it('overtakes nobody of the same lane', async () => {
    await played(({ starts }) => {
      for (const lane of ['subscriptions', 'others']) {
        const places = starts.filter((one) => one.lane === lane && one.isFirst).map(({ place }) => place);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }
    });
  });

  it('serves all but those that are cancelled, and leaves no timer behind', async () => {
    await played(({ ends, pending }) => {
      for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ message: 'enough' });
      expect(pending).toBe(0);
    });
  });
});

const done = async () => {};

describe('a place in the queue', () => {
  it('is kept by a call that is refused', async () => {
    const clock = createSimulatedClock();
    const pacer = createPacer({ concurrency: 1, clock });
    const order: string[] = [];
    const first = pacer.place();
    const begin = (name: string) => async () => {
      order.push(name);
    };
    await pacer.run({ lane: 'others', place: first }, begin('first'));
    pacer.slowDown(1_000);
    const calls = [pacer.place(), pacer.place()].map((place) =>
      pacer.run({ lane: 'others', place }, begin(String(place))),
    );
    calls.push(pacer.run({ lane: 'others', place: first }, begin('first again')));
    await clock.run();
    await Promise.all(calls);
    expect(order).toEqual(['first', 'first again', '1', '2']);
  });

  it('for something else does not wait for the limit of subscriptions', async () => {
    const clock = createSimulatedClock();
    const pacer = createPacer({ perMinute: 1, clock });
    const calls = [1, 2].map(() => pacer.run({ lane: 'subscriptions', place: pacer.place() }, done));
    const other = pacer.run({ lane: 'others', place: pacer.place() }, async () => clock.now());
    await clock.run(1);
    expect(await other).toBe(0);
    await clock.run();
    await Promise.all(calls);
    expect(clock.now()).toBe(61_000);
  });
});

describe('a call that is cancelled while it waits', () => {
  it('takes its timer with it', async () => {
    const clock = createSimulatedClock();
    const pacer = createPacer({ clock });
    pacer.slowDown(60_000);
    const stop = new AbortController();
    const call = pacer.run({ lane: 'others', place: pacer.place(), signal: stop.signal }, done);
    expect(clock.pending()).toBe(1);
    stop.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    expect(clock.pending()).toBe(0);
  });

  it('never begins when it was cancelled before', async () => {
    const pacer = createPacer();
    const signal = AbortSignal.abort(new Error('enough'));
    const call = pacer.run({ lane: 'others', place: pacer.place(), signal }, () => Promise.reject(new Error('begun')));
    await expect(call).rejects.toThrow('enough');
  });
});

describe('a throttled pacer', () => {
  /** How many are under way at a time, with that many waiting. */
  async function widthOf(pacer: ReturnType<typeof createPacer>, clock: ReturnType<typeof createSimulatedClock>) {
    let [underWay, most] = [0, 0];
    const calls = Array.from({ length: 8 }, () =>
      pacer.run({ lane: 'others', place: pacer.place() }, async () => {
        most = Math.max(most, ++underWay);
        await waitFor(100, clock);
        underWay -= 1;
      }),
    );
    await clock.run();
    await Promise.all(calls);
    return most;
  }

  it('has fewer at a time, and more again with every answer', async () => {
    const clock = createSimulatedClock();
    const pacer = createPacer({ concurrency: 8, clock });
    expect(await widthOf(pacer, clock)).toBe(8);
    pacer.slowDown(1_000);
    pacer.slowDown(2_000);
    const widths = [await widthOf(pacer, clock), await widthOf(pacer, clock), await widthOf(pacer, clock)];
    expect(widths[0]).toBeLessThan(8);
    expect(widths).toEqual(widths.toSorted((a, b) => a - b));
    for (let round = 0; round < 5; round++) await widthOf(pacer, clock);
    expect(await widthOf(pacer, clock)).toBe(8);
  });
});
