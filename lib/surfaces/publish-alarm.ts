import { createWakingAlarm, readWakingAlarms } from './share-alarm.ts';

/** Further changes are waited for, and a page that is open comes first. */
const SOON_IN_MS = 60_000;

/** Has the worker publish soon, unless it waits for a host to recover. For a profile that publishes by itself. */
export async function wakeForPublishing(): Promise<void> {
  const soon = Date.now() + SOON_IN_MS;
  const alarms = await readWakingAlarms('publishing');
  const isInTime = alarms.some(({ failures, ringsAt }) => failures > 0 || ringsAt <= soon);
  if (!isInTime) createWakingAlarm('publishing').set(SOON_IN_MS, 0);
}
