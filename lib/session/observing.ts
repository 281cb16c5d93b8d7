import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { getObserving, onObserving, writeObserving } from '../db/observed.ts';
import {
  endRun,
  isOpen,
  type ObservingRun,
  parseRun,
  pauseRun,
  startRun,
} from '../partner-center/observe/observing-run.ts';
import { isObserving, runObserving } from '../partner-center/observe/run-observing.ts';
import type { PartnerTenant } from '../partner-center/partner-tenant.ts';
import type { PartnerCenter } from '../partner-center/types.ts';
import { reportError } from '../report-error.ts';
import { answerNewest } from '../surfaces/answer-newest.ts';
import type { OptionsSession } from './options-session.ts';
import { type Sample, secondsLeft, withSample } from './time-left.ts';

export interface Observing {
  /** The last run; undefined until it is read. */
  run: ReadonlySignal<ObservingRun | 'none' | undefined>;
  /** A page of this profile is at it: this one or another. */
  isUnderWay: ReadonlySignal<boolean>;
  /** Absent as long as it cannot be told. */
  secondsLeft: ReadonlySignal<number | undefined>;
  /** What went wrong on this side, such as storage that is full. */
  trouble: ReadonlySignal<string | undefined>;
  /** `maxAgeInHours`: subscriptions that were heard longer ago are asked for again; 0: all. */
  start(maxAgeInHours: number): Promise<void>;
  /** Goes on where it was left. */
  resume(): Promise<void>;
  pause(): Promise<void>;
  /** What was heard stays. */
  cancel(): Promise<void>;
  dispose(): void;
}

interface ObservingOptions {
  partnerCenter: ReadonlySignal<PartnerCenter | undefined>;
  /** Whose it is. */
  tenant: ReadonlySignal<PartnerTenant | undefined>;
  /** Milliseconds since 1970. */
  now: () => number;
}

/**
 * Observing Partner Center from this page: one run at a time for the whole profile. A run whose page went away goes on
 * as soon as another is open and signed in.
 */
export function createObserving({ db }: Pick<OptionsSession, 'db'>, options: ObservingOptions): Observing {
  const run = signal<ObservingRun | 'none' | undefined>(undefined);
  const isUnderWay = signal(false);
  const left = signal<number | undefined>(undefined);
  const trouble = signal<string | undefined>(undefined);
  const now = () => new Date(options.now()).toISOString();
  let samples: Sample[] = [];
  let driving: AbortController | undefined;

  const refresh = answerNewest<void, [ObservingRun | undefined, boolean]>(
    async () => [parseRun(await getObserving(db)), await isObserving(db)],
    ([known, held]) => {
      run.value = known ?? 'none';
      isUnderWay.value = held;
      estimate(known);
    },
    (fault) => void reportError('Reading how far Partner Center is observed', fault),
  );

  function estimate(known: ObservingRun | undefined): void {
    const isAsking = known?.state === 'running' && known.phase === 'asking';
    samples = known && isAsking ? withSample(samples, { at: options.now(), done: known.asked }) : [];
    left.value = known && secondsLeft(samples, known.toAsk - known.asked);
  }

  async function drive(): Promise<void> {
    const [partnerCenter, tenant] = [options.partnerCenter.peek(), options.tenant.peek()];
    if (!partnerCenter || !tenant || driving) return;
    const mine = new AbortController();
    driving = mine;
    trouble.value = undefined;
    isUnderWay.value = true;
    try {
      await runObserving(db, { partnerCenter, tenant, now, signal: mine.signal });
    } catch (fault) {
      trouble.value = reportError('Observing Partner Center', fault);
    } finally {
      driving = undefined;
      refresh();
    }
  }

  async function change(to: (known: ObservingRun) => ObservingRun): Promise<void> {
    await writeObserving(db, {
      run: (before) => {
        const known = parseRun(before);
        return known && isOpen(known) ? to(known) : undefined;
      },
    });
    driving?.abort(new Error('The run was stopped'));
  }

  async function start(maxAgeInHours: number): Promise<void> {
    const tenant = options.tenant.peek();
    if (!options.partnerCenter.peek() || !tenant) return;
    await writeObserving(db, {
      run: (before) => {
        const known = parseRun(before);
        return known && isOpen(known) ? undefined : startRun(known, { startedAt: now(), maxAgeInHours, tenant });
      },
    });
    await drive();
  }

  const stopGoingOn = effect(() => {
    const known = run.value;
    const isLeft = typeof known === 'object' && known.state === 'running' && !isUnderWay.value;
    if (isLeft && options.partnerCenter.value && trouble.peek() === undefined) void drive();
  });
  const stopListening = onObserving(() => refresh());
  refresh();
  return {
    run,
    isUnderWay,
    secondsLeft: left,
    trouble,
    start,
    resume: drive,
    pause: () => change((known) => pauseRun(known, 'person')),
    cancel: () => change((known) => endRun(known, 'cancelled', now())),
    dispose() {
      stopGoingOn();
      stopListening();
      driving?.abort(new Error('The page is left'));
    },
  };
}
