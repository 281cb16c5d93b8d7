import { browser } from 'wxt/browser';
import { storage } from 'wxt/utils/storage';
import { reportError } from '../report-error.ts';
import { type Policy, parsePolicy } from './parse-policy.ts';
import { type Given, GRACE_IN_MS, type RawPolicy, weighReading, withoutSecrets } from './weigh-reading.ts';

export interface PolicyReading {
  policy: Policy;
  /** False while the browser may yet hand over more: nothing may be taken away because it is not there. */
  isSettled: boolean;
}

/** What is answered later than this counts as not answered yet. */
const WAIT_IN_MS = 1_000;

const memory = storage.defineItem<RawPolicy>('local:policy');
/** Milliseconds since 1970. Of this run of the browser: at its next start the policy may be late again. */
const emptySince = storage.defineItem<number>('session:policyEmptySince');

/** The policy as it stands, within a second, whatever the browser does. */
export async function readPolicy(): Promise<PolicyReading> {
  const [given, remembered] = await Promise.all([readManaged(), memory.getValue()]);
  const since = remembered ? await emptySince.getValue() : null;
  const weighed = weighReading(
    { given, remembered: remembered ?? undefined, emptySince: since ?? undefined },
    Date.now(),
  );
  await keep(weighed.keep);
  return { policy: parsePolicy(weighed.raw), isSettled: weighed.isSettled };
}

async function keep({ remember, emptySince: since }: ReturnType<typeof weighReading>['keep']): Promise<void> {
  if (remember === 'nothing') await memory.removeValue();
  else if (remember) await memory.setValue(withoutSecrets(remember));
  if (since === 'nothing') await emptySince.removeValue();
  else if (since !== undefined) await emptySince.setValue(since);
}

/** Undefined when there is no answer in time. Firefox rejects where an administrator has set nothing. */
async function readManaged(): Promise<Given> {
  if (!browser.storage.managed) return {};
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), WAIT_IN_MS));
  return Promise.race([browser.storage.managed.get().catch(() => ({})), late]);
}

/**
 * Chromium hands a new policy over some seconds after a start and tells of changes; Firefox tells of none, and has what
 * comes late when it is asked again.
 */
const LOOKS_IN_MS = [500, 1_000, 2_000, 4_000, 6_000, 8_000, 11_000, 20_000, 40_000];

/** Calls back after each change of the policy. Returns what ends it. */
export function watchPolicy(onChange: (reading: PolicyReading) => void): () => void {
  let last: string | undefined;
  let turn = Promise.resolve();
  let settling: ReturnType<typeof setTimeout> | undefined;
  async function look(isTold = false) {
    const reading = await readPolicy();
    const text = JSON.stringify([reading.policy.raw, reading.isSettled]);
    const isNew = last !== undefined && text !== last;
    last = text;
    clearTimeout(settling);
    if (!reading.isSettled) settling = setTimeout(() => lookInTurn(false), GRACE_IN_MS);
    if (isNew || isTold) onChange(reading);
  }
  const lookInTurn = (isTold: boolean) => {
    turn = turn.then(() => look(isTold)).catch((fault: unknown) => void reportError('Reading the policy', fault));
  };
  // What wakes a worker is told to it after its first look: it would see no difference.
  const hear = (_: unknown, area: string) => {
    if (area === 'managed') lookInTurn(true);
  };
  browser.storage.onChanged.addListener(hear);
  const timers = LOOKS_IN_MS.map((inMs) => setTimeout(() => lookInTurn(false), inMs));
  lookInTurn(false);
  return () => {
    browser.storage.onChanged.removeListener(hear);
    for (const timer of [...timers, settling]) clearTimeout(timer);
  };
}
