import { browser } from 'wxt/browser';
import { storage } from 'wxt/utils/storage';
import { reportError } from '../report-error.ts';
import { createManagedStorage } from './managed-storage.ts';
import { type Policy, parsePolicy } from './parse-policy.ts';
import { parseRemembered } from './remembered.ts';
import { GRACE_IN_MS, type Standing, weighReading } from './weigh-reading.ts';

export interface PolicyReading {
  policy: Policy;
  standing: Standing;
  /** False while the browser may yet hand over more: nothing may be taken away because it is not there. */
  isSettled: boolean;
}

/** What is answered later than this is waited for no longer, and taken when it comes. */
const WAIT_IN_MS = 1_000;

const managed = createManagedStorage(async () => (await browser.storage.managed?.get()) ?? {}, WAIT_IN_MS);
const memory = storage.defineItem<unknown>('local:policy');
/** Milliseconds since 1970. Of this run of the browser: at its next start the policy may be late again. */
const emptySince = storage.defineItem<number>('session:policyEmptySince');

/** The policy as it stands, within a second, whatever the browser does. */
export async function readPolicy(): Promise<PolicyReading> {
  const [given, stored] = await Promise.all([managed.read(), memory.getValue()]);
  const remembered = parseRemembered(stored);
  const since = remembered ? await emptySince.getValue() : null;
  const { raw, withheld, standing, keep } = weighReading(
    { given, remembered, emptySince: since ?? undefined },
    Date.now(),
  );
  // A full disk must not take the settings along.
  await store(keep).catch((fault: unknown) => void reportError('Remembering the policy', fault));
  return { policy: parsePolicy(raw, withheld), standing, isSettled: standing.state === 'answered' };
}

async function store({ remember, emptySince: since }: ReturnType<typeof weighReading>['keep']): Promise<void> {
  if (remember === 'nothing') await memory.removeValue();
  else if (remember) await memory.setValue(remember);
  if (since === 'nothing') await emptySince.removeValue();
  else if (since !== undefined) await emptySince.setValue(since);
}

/**
 * Chromium hands a new policy over some seconds after a start and tells of changes; Firefox tells of none, and has what
 * comes late when it is asked again.
 */
const LOOKS_IN_MS = [500, 1_000, 2_000, 4_000, 6_000, 8_000, 11_000, 20_000, 40_000];

/** What may become another without a word, however long it has stood; an answer that is late is told of when it comes. */
const AGAIN_IN_MS: Readonly<Partial<Record<Standing['state'], number>>> = { emptied: GRACE_IN_MS, refused: 60_000 };

/** Calls back after each change of the policy. Returns what ends it. */
export function watchPolicy(onChange: (reading: PolicyReading) => void): () => void {
  let last: string | undefined;
  let turn = Promise.resolve();
  let settling: ReturnType<typeof setTimeout> | undefined;
  let isEnded = false;
  async function look(isTold = false) {
    const reading = await readPolicy();
    if (isEnded) return;
    const text = JSON.stringify([reading.policy.raw, reading.policy.withheld, reading.standing]);
    const isNew = last !== undefined && text !== last;
    last = text;
    clearTimeout(settling);
    const inMs = AGAIN_IN_MS[reading.standing.state];
    if (inMs !== undefined) settling = setTimeout(() => lookInTurn(false), inMs);
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
  const endWaiting = managed.onLateAnswer(() => lookInTurn(false));
  const timers = LOOKS_IN_MS.map((inMs) => setTimeout(() => lookInTurn(false), inMs));
  lookInTurn(false);
  return () => {
    isEnded = true;
    browser.storage.onChanged.removeListener(hear);
    endWaiting();
    for (const timer of [...timers, settling]) clearTimeout(timer);
  };
}
