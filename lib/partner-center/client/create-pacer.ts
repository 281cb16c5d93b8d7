import { type Clock, SYSTEM_CLOCK, waitFor } from './clock.ts';
import { ended, type Lane, mayStartAt, type PaceRules, restingPace, slowed, started } from './pace.ts';
import { grant, type PaceLedger, parseSharedPace, paused } from './shared-pace.ts';

/** Decides when requests begin. One for each partner tenant, whose limit it is; those of other pages share its ledger. */
export interface Pacer {
  /** A place in the queue, which a call keeps when it is repeated: nobody is overtaken for having been refused. */
  place(): number;
  /** Begins when it is its turn. Rejects with the signal's reason, when it is cancelled before that. */
  run<T>(turn: Turn, begin: () => Promise<T>): Promise<T>;
  /** After a 429: nobody begins for as long, and then fewer at a time. */
  slowDown(pauseInMs: number): void;
}

export interface Turn {
  lane: Lane;
  place: number;
  signal?: AbortSignal;
}

interface Waiter extends Turn {
  go: () => void;
}

export interface PacerOptions extends Partial<PaceRules> {
  clock?: Clock;
  /** Shared with the tenant's pacers in other pages and the worker; absent: there are none. */
  ledger?: PaceLedger;
}

/** Microsoft's limit for subscriptions (subscription-resources.md) and what it advises: little in parallel. */
const DEFAULT_RULES: PaceRules = { perMinute: 500, concurrency: 4 };

export function createPacer({ clock = SYSTEM_CLOCK, ledger, ...given }: PacerOptions = {}): Pacer {
  const rules = { ...DEFAULT_RULES, ...given };
  /** Sorted by place. */
  const queue: Waiter[] = [];
  let pace = restingPace(rules);
  let places = 0;
  let stopTimer = () => {};

  function startDue(): void {
    stopTimer();
    stopTimer = () => {};
    for (;;) {
      const now = clock.now();
      const [waiter, at] = nextOf(queue, (lane) => mayStartAt(pace, lane, rules, now));
      if (!waiter || at === Number.POSITIVE_INFINITY) return;
      if (at > now) {
        stopTimer = clock.after(at - now, startDue);
        return;
      }
      queue.splice(queue.indexOf(waiter), 1);
      pace = started(pace, waiter.lane, rules, now);
      waiter.go();
    }
  }

  function turnOf({ signal, ...turn }: Turn): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const leave = () => {
        queue.splice(queue.indexOf(waiter), 1);
        reject(signal?.reason);
        startDue();
      };
      const go = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const waiter: Waiter = { ...turn, go };
      signal?.addEventListener('abort', leave, { once: true });
      queue.splice(indexFor(queue, turn.place), 0, waiter);
      startDue();
    });
  }

  /** Its turn among those of other pages; it counts as under way here meanwhile. */
  async function sharedTurn({ lane, signal }: Turn, { now, change }: PaceLedger): Promise<void> {
    for (;;) {
      const waitInMs = await change((before) => {
        const { pace: after, waitInMs: result } = grant(parseSharedPace(before), lane, rules, now());
        return { after, result };
      });
      signal?.throwIfAborted();
      if (waitInMs === 0) return;
      await waitFor(waitInMs, clock, signal);
    }
  }

  async function run<T>(turn: Turn, begin: () => Promise<T>): Promise<T> {
    await turnOf(turn);
    const pausedBefore = pace.pausedUntil;
    let answered = false;
    try {
      if (ledger) await sharedTurn(turn, ledger);
      const result = await begin();
      answered = pace.pausedUntil === pausedBefore;
      return result;
    } finally {
      pace = ended(pace, answered, rules);
      startDue();
    }
  }

  return {
    place: () => places++,
    run,
    slowDown: (pauseInMs) => {
      pace = slowed(pace, pauseInMs, clock.now());
      // What the ledger refuses is told by the next turn.
      ledger
        ?.change((before) => ({ after: paused(parseSharedPace(before), pauseInMs, ledger.now()), result: undefined }))
        .catch(() => undefined);
    },
  };
}

/** The first in the queue whose lane may begin first, and when that is. */
function nextOf(queue: readonly Waiter[], startOf: (lane: Lane) => number): [Waiter | undefined, number] {
  const firsts = [firstOf(queue, 'subscriptions'), firstOf(queue, 'others')].filter((waiter) => waiter !== undefined);
  const due = firsts.map((waiter): [Waiter, number] => [waiter, startOf(waiter.lane)]);
  due.sort(([a, atA], [b, atB]) => (atA === atB ? a.place - b.place : atA - atB));
  return due[0] ?? [undefined, Number.POSITIVE_INFINITY];
}

const firstOf = (queue: readonly Waiter[], lane: Lane) => queue.find((waiter) => waiter.lane === lane);

function indexFor(queue: readonly Waiter[], place: number): number {
  const after = queue.findIndex((waiter) => waiter.place > place);
  return after === -1 ? queue.length : after;
}
