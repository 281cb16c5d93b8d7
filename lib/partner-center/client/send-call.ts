import { askHost, type HostAnswer, type NoAnswer } from '../../network/ask-host.ts';
import { retryAfter } from '../../network/retry-after.ts';
import { type FaultDetails, PartnerCenterFault } from '../partner-center-fault.ts';
import type { Call } from './call.ts';
import { type Clock, waitFor } from './clock.ts';
import type { Pacer } from './create-pacer.ts';
import { readEnvelope } from './error-envelope.ts';
import { faultReason } from './fault-reason.ts';
import { NO_TRIES, planNext, type Tries } from './plan-next.ts';
import { jsonOf, textOf } from './read-body.ts';
import { requestHeaders } from './request-headers.ts';

/** What a call needs of the world. */
export interface Wire {
  /** The API's origin, without a slash at its end. */
  base: string;
  fetch: typeof fetch;
  clock: Clock;
  pacer: Pacer;
  /** GUIDs. */
  uuid: () => string;
  /** From 0 to 1. */
  random: () => number;
  /** Asked for before every request: it may be renewed in the middle of a run. Rejects where nobody is signed in. */
  accessToken: () => Promise<string>;
  signal?: AbortSignal;
  timeoutInMs?: number;
}

/** A good answer, and how Microsoft finds it again. */
export interface Answered {
  status: number;
  /** Undefined where the body is empty or no JSON. */
  json: unknown;
  text: string;
  correlationId: string;
}

/** The most bytes of an answer: 500 audit records with what was before and after. */
const MOST_BYTES = 16 * 1024 * 1024;
/** `retryAfter` compares dates with the clock of the day. */
const SUCCESS = (status: number) => status >= 200 && status < 300;

/**
 * One call, paced and repeated as `planNext` says, under one `MS-RequestId`. It is to stay when a call timed out and to be
 * new after "success or business failure" (headers.md), and nothing that is repeated here was either: a 429 or a gateway's
 * 502 does not tell what became of the request before it, so that a write could be made twice. Rejects with
 * `PartnerCenterFault`, or the signal's reason.
 */
export async function sendCall(call: Call, wire: Wire): Promise<Answered> {
  const { pacer, clock, signal } = wire;
  const turn = { lane: call.lane, place: pacer.place(), ...(signal ? { signal } : {}) };
  const requestId = call.requestId ?? wire.uuid();
  let tries: Tries = NO_TRIES;
  for (;;) {
    const { outcome, correlationId, step } = await pacer.run(turn, async () => {
      const asked = await ask(call, wire, requestId);
      const step = planNext(asked.outcome, tries, wire.random(), clock.now());
      if (step.step === 'repeat' && step.slowsAll) pacer.slowDown(step.delayInMs);
      return { ...asked, step };
    });
    if (step.step === 'take') return takenOf(call, step.answer, correlationId, clock.now());
    if (step.step === 'giveUp') throw new PartnerCenterFault(givenUp(call, outcome, correlationId));
    ({ tries } = step);
    // The pause of a 429 is the pacer's.
    if (!step.slowsAll) await waitFor(step.delayInMs, clock, signal);
  }
}

async function ask(call: Call, wire: Wire, requestId: string) {
  const { base, fetch, signal, timeoutInMs } = wire;
  const correlationId = wire.uuid();
  const headers = requestHeaders(call, { token: await tokenOf(call, wire), requestId, correlationId });
  const outcome = await askHost(
    {
      method: call.method,
      url: `${base}/v1${call.path}`,
      headers,
      most: MOST_BYTES,
      ...(call.body === undefined ? {} : { body: call.body }),
    },
    { fetch, ...(signal ? { signal } : {}), ...(timeoutInMs === undefined ? {} : { timeoutInMs }) },
  );
  return { outcome, correlationId };
}

async function tokenOf({ name }: Call, { accessToken, signal }: Wire): Promise<string> {
  try {
    return await accessToken();
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof PartnerCenterFault) throw cause;
    throw new PartnerCenterFault({ call: name, reason: 'signedOut', status: 0 }, { cause });
  }
}

function givenUp({ name }: Call, { state }: HostAnswer | NoAnswer, correlationId: string): FaultDetails {
  const reason = state === 'timedOut' || state === 'unreachable' ? state : 'malformed';
  return { call: name, reason, status: 0, correlationId };
}

function takenOf({ name }: Call, { status, headers, bytes }: HostAnswer, sent: string, now: number): Answered {
  const text = textOf(bytes);
  const json = jsonOf(text);
  const correlationId = headers.get('MS-CorrelationId')?.trim() || sent;
  if (SUCCESS(status)) return { status, json, text, correlationId };
  const said = readEnvelope(text, json);
  const reason = faultReason(name, status, said.code);
  throw new PartnerCenterFault({ call: name, reason, status, ...said, correlationId, ...retryAfter(headers, now) });
}
