import { onCommitted } from '../db/watch.ts';
import type { ShareAlarm } from './keep-sharing.ts';
import { isPublishProblem, nextPublishInMs, type PublishTurn } from './next-publish.ts';

interface KeepPublishingOptions {
  /** Whether this profile publishes without being asked. */
  isByItself: () => Promise<boolean>;
  publish: () => Promise<PublishTurn>;
  alarm: ShareAlarm;
  /** Sets the alarm to soon, unless it waits for a host to recover. */
  wakeSoon: () => Promise<void>;
  report: (fault: unknown) => void;
  /** From 0 to 1. */
  random: () => number;
}

/** A worker that the browser ends meanwhile is woken again by then; what it has published is on record. */
const GUARD_IN_MS = 5 * 60_000;

/** Publishes whenever the alarm rings, which it sets anew, and soon after a commit. Returns what ends it. */
export function keepPublishing(options: KeepPublishingOptions): () => void {
  const { isByItself, publish, alarm, wakeSoon, report, random } = options;
  let isBusy = false;
  /** Something was committed while a turn was under way. */
  let hasNews = false;

  async function takeTurn(before: number): Promise<void> {
    if (!(await isByItself())) return alarm.clear();
    alarm.set(GUARD_IN_MS, before);
    hasNews = false;
    const end = await publish();
    const failures = isPublishProblem(end) ? before + 1 : 0;
    alarm.set(nextPublishInMs(end, failures, random()), failures);
    if (hasNews) await wakeSoon();
  }
  async function ring(failures: number): Promise<void> {
    if (isBusy) return alarm.set(GUARD_IN_MS, failures);
    isBusy = true;
    try {
      await takeTurn(failures);
    } catch (fault) {
      report(fault);
      alarm.set(GUARD_IN_MS, failures + 1);
    } finally {
      isBusy = false;
    }
  }
  async function hear(): Promise<void> {
    if (isBusy) hasNews = true;
    else if (await isByItself()) await wakeSoon();
  }

  const ends = [alarm.onRing((failures) => void ring(failures)), onCommitted(() => void hear().catch(report))];
  return () => {
    for (const end of ends) end();
  };
}
