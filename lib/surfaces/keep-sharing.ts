import { onCommitted } from '../db/watch.ts';
import type { SyncOutcome } from '../workspace/sync/create-sync.ts';
import { isProblem, nextShareInMs, type Pace } from './next-share.ts';

/** Rings once. It carries how often sharing has failed in a row, which a worker that sleeps forgets. */
export interface ShareAlarm {
  /** Takes the place of one that was set before. */
  set(inMs: number, failures: number): void;
  clear(): void;
  /** Returns what ends it. */
  onRing(listener: (failures: number) => void): () => void;
}

export interface SharingKept {
  /** Resolves once nothing is under way any more. */
  shareNow(): Promise<void>;
  stop(): void;
}

interface KeepSharingOptions extends Pace {
  run: () => Promise<SyncOutcome>;
  /** Whether something was committed here that the team has not got. */
  hasWaiting: () => Promise<boolean>;
  alarm: ShareAlarm;
  /** The page or worker itself: it tells when the network is back. */
  network: EventTarget;
  report: (fault: unknown) => void;
}

/**
 * Shares again and again: when the alarm rings, at once after a commit, when the network is back. After a failure only
 * the alarm, the network and the user bring it on, so that a store which asks for rest gets it.
 */
export function keepSharing({ run, hasWaiting, alarm, network, report, ...pace }: KeepSharingOptions): SharingKept {
  let failures = 0;
  let turn: Promise<void> | undefined;
  let isAsked = false;

  function setAlarm(outcome: SyncOutcome): void {
    failures = isProblem(outcome) ? failures + 1 : 0;
    const inMs = nextShareInMs(outcome, failures, pace);
    if (inMs === undefined) alarm.clear();
    else alarm.set(inMs, failures);
  }
  async function exchange(): Promise<void> {
    isAsked = false;
    try {
      setAlarm(await run());
    } catch (fault) {
      report(fault);
      alarm.set(pace.everyInMs, failures);
    }
  }
  async function takeTurn(): Promise<void> {
    try {
      do await exchange();
      while (isAsked);
    } finally {
      // At once: who asks from now on is not heard by this turn.
      turn = undefined;
    }
  }
  function shareNow(): Promise<void> {
    isAsked = true;
    turn ??= takeTurn();
    return turn;
  }
  async function shareCommitted(): Promise<void> {
    if (failures === 0 && (await hasWaiting())) await shareNow();
  }

  const share = () => void shareNow();
  network.addEventListener('online', share);
  const ends = [
    () => network.removeEventListener('online', share),
    onCommitted(() => void shareCommitted().catch(report)),
    alarm.onRing((before) => {
      failures = before;
      share();
    }),
  ];
  return {
    shareNow,
    stop() {
      for (const end of ends) end();
      alarm.clear();
    },
  };
}
