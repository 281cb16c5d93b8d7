import type { HostAnswer, NoAnswer } from '../../network/ask-host.ts';
import { retryAfter } from '../../network/retry-after.ts';

/** How often a call was repeated already, by why. */
export interface Tries {
  /** For want of a good answer: cut, timed out, 5xx. */
  failed: number;
  /** For 429. */
  throttled: number;
}

export const NO_TRIES: Tries = { failed: 0, throttled: 0 };

/** What follows one HTTP request of a call. */
export type Step =
  /** It is answered, well or not. */
  | { step: 'take'; answer: HostAnswer }
  | { step: 'repeat'; tries: Tries; delayInMs: number; slowsAll: boolean }
  | { step: 'giveUp'; why: NoAnswer };

const MAX_FAILED = 3;
const MAX_THROTTLED = 8;
const FIRST_THROTTLED_IN_MS = 2_000;
const MAX_THROTTLED_IN_MS = 60_000;
/** Who is told to stay away for longer is told so, rather than kept waiting. */
export const MAX_ADVICE_IN_MS = 300_000;
/** So that those who were refused together do not come back together. */
const JITTER = 0.25;

/** They may pass. Whether the call had an effect is unknown: of timeouts a host in between may tell. */
const PASSING: ReadonlySet<number> = new Set([408, 500, 502, 503, 504]);

/**
 * Partner Center's SDK repeats thrice and never after 400, 401, 403, 404 and 409 (RetryableHttpCall.cs); a 429 it leaves
 * to the caller.
 *
 * @param chance from 0 to 1, drawn for this step
 */
export function planNext(outcome: HostAnswer | NoAnswer, tries: Tries, chance: number, now: number): Step {
  if (outcome.state === 'answered') return afterAnswer(outcome, tries, chance, now);
  const giveUp: Step = { step: 'giveUp', why: outcome };
  if (outcome.state === 'redirected' || outcome.state === 'tooLarge') return giveUp;
  return repeatFailed(tries, chance) ?? giveUp;
}

function afterAnswer(answer: HostAnswer, tries: Tries, chance: number, now: number): Step {
  const { status, headers } = answer;
  const take: Step = { step: 'take', answer };
  if (status === 429) return repeatThrottled(headers, tries, chance, now) ?? take;
  return (PASSING.has(status) ? repeatFailed(tries, chance) : undefined) ?? take;
}

/** Half a second, one and a half, three and a half: (2ⁿ − 1) / 2, as the SDK waits. */
function repeatFailed(tries: Tries, chance: number): Step | undefined {
  const failed = tries.failed + 1;
  if (failed > MAX_FAILED) return undefined;
  const delayInMs = jittered((2 ** failed - 1) * 500, chance);
  return { step: 'repeat', tries: { ...tries, failed }, delayInMs, slowsAll: false };
}

function repeatThrottled(headers: Headers, tries: Tries, chance: number, now: number): Step | undefined {
  const throttled = tries.throttled + 1;
  const { retryAfterInMs = Math.min(MAX_THROTTLED_IN_MS, FIRST_THROTTLED_IN_MS * 2 ** tries.throttled) } = retryAfter(
    headers,
    now,
  );
  if (throttled > MAX_THROTTLED || retryAfterInMs > MAX_ADVICE_IN_MS) return undefined;
  const delayInMs = jittered(retryAfterInMs, chance);
  return { step: 'repeat', tries: { ...tries, throttled }, delayInMs, slowsAll: true };
}

/** Never earlier than said. */
const jittered = (delayInMs: number, chance: number) => Math.ceil(delayInMs * (1 + JITTER * chance));
