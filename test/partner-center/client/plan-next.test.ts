import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HostAnswer, NoAnswer } from '../../../lib/network/ask-host.ts';
import {
  MAX_ADVICE_IN_MS,
  NO_TRIES,
  planNext,
  type Step,
  type Tries,
} from '../../../lib/partner-center/client/plan-next.ts';

const NOW = Date.parse('2026-11-29T12:00:00Z');
const answered = (status: number, headers: Record<string, string> = {}): HostAnswer => ({
  state: 'answered',
  status,
  headers: new Headers(headers),
  bytes: new Uint8Array(),
});
const unanswered = fc.constantFrom<HostAnswer | NoAnswer>(
  { state: 'unreachable' },
  { state: 'timedOut' },
  ...[408, 429, 500, 502, 503, 504].map((status) => answered(status)),
  ...['0', '1', '57', '300', 'soon'].map((seconds) => answered(429, { 'retry-after': seconds })),
);
const chance = fc.double({ min: 0, max: 1, noNaN: true });

describe('what follows a request', () => {
  it('ends, though none is answered', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(unanswered, chance), { minLength: 12, maxLength: 12 }), (outcomes) => {
        let tries: Tries = NO_TRIES;
        const ended = outcomes.some(([came, drawn]) => {
          const step: Step = planNext(came, tries, drawn, NOW);
          if (step.step === 'repeat') tries = step.tries;
          return step.step !== 'repeat';
        });
        expect(ended).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is no repetition after 400, 401, 403, 404, 409, 417 and any other refusal', () => {
    const final = fc.integer({ min: 200, max: 499 }).filter((status) => status !== 408 && status !== 429);
    fc.assert(
      fc.property(final, chance, (status, drawn) => {
        expect(planNext(answered(status), NO_TRIES, drawn, NOW).step).toBe('take');
      }),
    );
  });

  it('never comes earlier than advised, and not much later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_ADVICE_IN_MS / 1_000 }), chance, (seconds, drawn) => {
        const step = planNext(answered(429, { 'retry-after': String(seconds) }), NO_TRIES, drawn, NOW);
        if (step.step !== 'repeat') throw new Error(step.step);
        expect(step.delayInMs).toBeGreaterThanOrEqual(seconds * 1_000);
        expect(step.delayInMs).toBeLessThanOrEqual(seconds * 1_250 + 1);
        expect(step).toMatchObject({ slowsAll: true });
      }),
    );
  });

  it.each<[string, HostAnswer | NoAnswer]>([
    ['a cut', { state: 'unreachable' }],
    ['a timeout', { state: 'timedOut' }],
    ['a timeout in between', answered(504)],
    ['a timeout of the service', answered(408)],
    ['a fault', answered(500)],
    ['a service that is away', answered(503)],
  ])('%s is repeated', (_, came) => {
    expect(planNext(came, NO_TRIES, 0, NOW)).toMatchObject({ step: 'repeat', slowsAll: false });
  });

  it('is not asked again where it is not implemented, sent elsewhere or too large', () => {
    expect(planNext(answered(501), NO_TRIES, 0, NOW).step).toBe('take');
    expect(planNext({ state: 'redirected' }, NO_TRIES, 0, NOW)).toMatchObject({ step: 'giveUp' });
    expect(planNext({ state: 'tooLarge' }, NO_TRIES, 0, NOW)).toMatchObject({ step: 'giveUp' });
  });

  it('waits half a second, one and a half, three and a half', () => {
    const waits = [0, 1, 2].map((failed) => planNext({ state: 'timedOut' }, { ...NO_TRIES, failed }, 0, NOW));
    expect(waits).toMatchObject([{ delayInMs: 500 }, { delayInMs: 1_500 }, { delayInMs: 3_500 }]);
  });
});
