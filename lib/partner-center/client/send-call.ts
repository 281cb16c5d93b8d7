import { askHost, type HostAnswer, type NoAnswer } from '../../network/ask-host.ts';
import { retryAfter } from '../../network/retry-after.ts';
import { type FaultDetails, PartnerCenterFault } from '../partner-center-fault.ts';
import type { Call } from './call.ts';
import { type Clock, waitFor } from './clock.ts';
import type { Pacer } from './create-pacer.ts';
import { readEnvelope } from './error-envelope.ts';
import { faultReason } from './fault-reason.ts';
import { NO_TRIES, planNext, type Step, type Tries } from './plan-next.ts';
import { jsonOf, textOf } from './read-body.ts';
import { type RequestIds, requestHeaders } from './request-headers.ts';

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

/**
 * One call, paced and repeated as `planNext` says, under one `MS-RequestId`. It is to stay when a call timed out and to be
 * new after "success or business failure" (headers.md), and nothing that is repeated here was either: a 429 or a gateway's
 * 502 does not tell what became of the request before it, so that a write could be made twice. Rejects with
 * `PartnerCenterFault`, or the signal's reason.
 */
export async function sendCall(call: Call, wire: Wire): Promise<Answered> {
  const { pacer, clock, signal, uuid } = wire;
  const turn = { lane: call.lane, place: pacer.place(), ...(signal ? { signal } : {}) };
  const requestId = call.requestId ?? uuid();
  let tries = NO_TRIES;
  for (;;) {
    const correlationId = uuid();
    const step = await pacer.run(turn, () => tryOnce(call, wire, { requestId, correlationId }, tries));
    if (step.step === 'take') return takenOf(call, step.answer, correlationId, clock.now());
    if (step.step === 'giveUp') throw new PartnerCenterFault(givenUp(call, step.why, correlationId));
    tries = step.tries;
    // The pause of a 429 is the pacer's.
    if (!step.slowsAll) await waitFor(step.delayInMs, clock, signal);
    await call.beforeRepeat?.();
  }
}

type Ids = Omit<RequestIds, 'token'>;

async function tryOnce(call: Call, wire: Wire, ids: Ids, tries: Tries): Promise<Step> {
  const { clock, pacer, random } = wire;
  const step = planNext(await ask(call, wire, ids), tries, random(), clock.now());
  if (step.step === 'repeat' && step.slowsAll) pacer.slowDown(step.delayInMs);
  return step;
}

async function ask(call: Call, wire: Wire, ids: Ids): Promise<HostAnswer | NoAnswer> {
  const { method, path, body } = call;
  const { base, fetch, signal, timeoutInMs } = wire;
  const headers = requestHeaders(call, { ...ids, token: await tokenOf(call, wire) });
  return askHost(
    { method, url: `${base}/v1${path}`, headers, most: MOST_BYTES, ...(body === undefined ? {} : { body }) },
    { fetch, ...(signal ? { signal } : {}), ...(timeoutInMs === undefined ? {} : { timeoutInMs }) },
  );
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

function givenUp({ name }: Call, { state }: NoAnswer, correlationId: string): FaultDetails {
  const reason = state === 'timedOut' || state === 'unreachable' ? state : 'malformed';
  return { call: name, reason, status: 0, correlationId };
}

function takenOf({ name }: Call, { status, headers, bytes }: HostAnswer, sent: string, now: number): Answered {
  const text = textOf(bytes);
  const json = jsonOf(text);
  const correlationId = headers.get('MS-CorrelationId')?.trim() || sent;
  if (status >= 200 && status < 300) return { status, json, text, correlationId };
  const said = readEnvelope(text, json);
  const reason = faultReason(name, status, said.code);
  throw new PartnerCenterFault({ call: name, reason, status, ...said, correlationId, ...retryAfter(headers, now) });
}
