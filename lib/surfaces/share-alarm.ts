import { browser } from 'wxt/browser';
import { reportError } from '../report-error.ts';
import type { ShareAlarm } from './keep-sharing.ts';

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

/** What the background's worker is woken for. */
export type Purpose = 'sharing' | 'publishing';

/** Wakes the background's worker. Browsers ring no sooner than after half a minute. */
export function createWakingAlarm(purpose: Purpose): ShareAlarm {
  let turn = Promise.resolve();
  const inTurn = (change: () => Promise<unknown>) => {
    turn = turn.then(change).then(
      () => undefined,
      (fault: unknown) => void reportError(`Setting the alarm for ${purpose}`, fault),
    );
  };
  const clear = async () => {
    const alarms = await readWakingAlarms(purpose);
    await Promise.all(alarms.map(({ failures }) => browser.alarms.clear(nameOf(purpose, failures))));
  };
  return {
    set: (inMs, failures) =>
      inTurn(async () => {
        await clear();
        await browser.alarms.create(nameOf(purpose, failures), { delayInMinutes: inMs / 60_000 });
      }),
    clear: () => inTurn(clear),
    onRing(listener) {
      const ring = ({ name }: { name: string }) => {
        const failures = failuresIn(name, purpose);
        if (failures !== undefined) listener(failures);
      };
      browser.alarms.onAlarm.addListener(ring);
      return () => browser.alarms.onAlarm.removeListener(ring);
    },
  };
}

const nameOf = (purpose: Purpose, failures: number) => `${purpose}/${failures}`;

function failuresIn(name: string, purpose: Purpose): number | undefined {
  const [, of, failures] = /^(\w+)\/(\d+)$/.exec(name) ?? [];
  return of === purpose ? Number(failures) : undefined;
}

export interface WakingAlarm {
  failures: number;
  /** Milliseconds since 1970. */
  ringsAt: number;
}

/** When the worker will be woken; an alarm may be lost when the browser or the extension is updated. */
export async function readWakingAlarms(purpose: Purpose): Promise<WakingAlarm[]> {
  const alarms = await browser.alarms.getAll();
  return alarms.flatMap(({ name, scheduledTime }) => {
    const failures = failuresIn(name, purpose);
    return failures === undefined ? [] : [{ failures, ringsAt: scheduledTime }];
  });
}
