import { browser } from 'wxt/browser';
import { reportError } from '../report-error.ts';
import type { ShareAlarm } from './keep-sharing.ts';

const NAME = /^sharing\/(\d+)$/;

/** As long as its page is open. */
export function createPageAlarm(): ShareAlarm {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<(failures: number) => void>();
  const clear = () => clearTimeout(timer);
  return {
    set(inMs, failures) {
      clear();
      timer = setTimeout(() => {
        for (const listener of listeners) listener(failures);
      }, inMs);
    },
    clear,
    onRing(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Wakes the background's worker. Browsers ring no sooner than after half a minute. */
export function createWakingAlarm(): ShareAlarm {
  let turn = Promise.resolve();
  const inTurn = (change: () => Promise<unknown>) => {
    turn = turn.then(change).then(
      () => undefined,
      (fault: unknown) => void reportError('Setting the alarm for sharing', fault),
    );
  };
  return {
    set: (inMs, failures) =>
      inTurn(async () => {
        await clearAlarms();
        await browser.alarms.create(`sharing/${failures}`, { delayInMinutes: inMs / 60_000 });
      }),
    clear: () => inTurn(clearAlarms),
    onRing(listener) {
      const ring = ({ name }: { name: string }) => {
        const [, failures] = NAME.exec(name) ?? [];
        if (failures !== undefined) listener(Number(failures));
      };
      browser.alarms.onAlarm.addListener(ring);
      return () => browser.alarms.onAlarm.removeListener(ring);
    },
  };
}

async function clearAlarms(): Promise<void> {
  const alarms = await browser.alarms.getAll();
  await Promise.all(alarms.filter(({ name }) => NAME.test(name)).map(({ name }) => browser.alarms.clear(name)));
}

/** Whether the worker will be woken; an alarm may be lost when the browser or the extension is updated. */
export const isWakingAlarmSet = async (): Promise<boolean> =>
  (await browser.alarms.getAll()).some(({ name }) => NAME.test(name));
