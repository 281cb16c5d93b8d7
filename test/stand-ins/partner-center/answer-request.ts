import { randomUUID } from 'node:crypto';
import { dress } from './dress.ts';
import { type FaultName, oddBodyOf, refusalOf, takeStrike } from './faults.ts';
import { type JournalEntry, subscriptionOf } from './journal.ts';
import type { Asked } from './list-answer.ts';
import type { RateGate } from './rate-limit.ts';
import { type Result, refusal, throttled } from './result.ts';
import { answerRoute } from './routes.ts';
import type { PartnerCenterStandIn, VerifyToken } from './start-partner-center.ts';
import type { World } from './world.ts';

/** As it goes back; a cut or stalled connection gets nothing. */
export type Reply =
  | { end: 'answer'; status: number; headers: Record<string, string>; body: string }
  | { end: 'cut' | 'stall' };

/** What is remembered from one request to the next. */
export interface Memory extends Pick<World, 'changes' | 'now'> {
  /** Of writes that had an effect, by `MS-RequestId`. */
  replies: Map<string, Result>;
  gate: RateGate;
  verify: VerifyToken;
}

type StandIn = Pick<PartnerCenterStandIn, 'book' | 'quirks' | 'strikes' | 'limit' | 'journal'>;

/** The request as it came. */
export interface Incoming extends Pick<Asked, 'method' | 'headers' | 'body' | 'base'> {
  /** Path and query. */
  url: string;
}

/** One request: noted, held against limit, faults and token, given its effect, and answered. */
export function answerRequest(incoming: Incoming, standIn: StandIn, memory: Memory): Reply {
  const { method, url, headers, body } = incoming;
  const entry: JournalEntry = { at: memory.now(), method, url, headers, body, status: 0, effect: 'none' };
  standIn.journal.push(entry);
  const fault = takeStrike(standIn.strikes, method, url);
  if (fault === 'cutBefore') return { end: 'cut' };
  if (fault === 'stallBefore') return { end: 'stall' };
  const result = refused(incoming, standIn, memory, fault) ?? affected(entry, incoming, standIn, memory);
  if (fault === 'cutAfter') return { end: 'cut' };
  if (fault === 'stallAfter') return { end: 'stall' };
  return noted(entry, replyOf(result, incoming, standIn, fault));
}

function noted(entry: JournalEntry, reply: Reply): Reply {
  if (reply.end === 'answer') entry.status = reply.status;
  return reply;
}

/** Before anything is done. */
function refused({ url, headers }: Incoming, standIn: StandIn, memory: Memory, fault?: FaultName): Result | undefined {
  const isLimited = subscriptionOf(url) !== undefined || /\/subscriptions(?:\?|$)/.test(url);
  const seconds = standIn.limit && isLimited ? memory.gate.wait(standIn.limit, memory.now()) : 0;
  if (seconds > 0) return throttled(seconds);
  return (fault && refusalOf(fault)) ?? refusedToken(memory.verify(headers['authorization']));
}

function refusedToken(token: ReturnType<VerifyToken>): Result | undefined {
  if (!token) return refusalOf('expiredToken');
  if (
    !/^https:\/\/(?:api\.partnercenter\.microsoft\.com|partner\.partnercenterapi\.microsoftonline\.cn)$/.test(
      token.audience,
    )
  )
    return refusalOf('wrongAudience');
  return token.hasMfa ? undefined : refusalOf('mfaRequired');
}

/** A write that was made under this request id is not made again: it is answered as it was then. */
function affected(
  entry: JournalEntry,
  incoming: Incoming,
  standIn: StandIn,
  { replies, changes, now }: Memory,
): Result {
  const isWrite = incoming.method !== 'GET';
  const requestId = incoming.headers['ms-requestid'] ?? '';
  const before = isWrite ? replies.get(requestId) : undefined;
  if (before) {
    entry.effect = 'repeated';
    return before;
  }
  const { book, quirks } = standIn;
  const result = answered(incoming, { book, quirks, changes, now });
  if (isWrite && result.status === 200) {
    entry.effect = 'written';
    if (requestId) replies.set(requestId, result);
  }
  return result;
}

function answered(incoming: Incoming, world: World): Result {
  const url = URL.parse(incoming.url, incoming.base);
  // Of `?size=2?seekOperation=Next` the second mark is part of a value, as for any server.
  const path = url && /^\/v1(\/[^/].*)$/.exec(url.pathname)?.[1];
  if (!url || !path) return refusal(404, 1000, 'Not found');
  const { method, headers, body, base } = incoming;
  return answerRoute({ method, path, query: url.searchParams, headers, body, base }, world);
}

function replyOf(result: Result, { headers }: Incoming, { quirks }: StandIn, fault?: FaultName): Reply {
  if (fault === 'redirect')
    return { end: 'answer', status: 302, headers: { location: 'https://partnercenter.example/' }, body: '' };
  const odd = fault && oddBodyOf(fault);
  const body = odd?.body ?? (result.json === undefined ? '' : dress(result.json, quirks));
  return {
    end: 'answer',
    status: odd?.status ?? result.status,
    headers: {
      'Content-Type': odd?.type ?? 'application/json; charset=utf-8',
      'MS-CorrelationId': headers['ms-correlationid'] ?? randomUUID(),
      'MS-RequestId': headers['ms-requestid'] ?? randomUUID(),
      'MS-CV': `${randomUUID().slice(0, 16)}.0`,
      'MS-ServerId': '030020344',
      ...result.headers,
    },
    body,
  };
}
