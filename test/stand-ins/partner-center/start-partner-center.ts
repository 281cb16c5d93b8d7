import {
  createServer as createPlainServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer } from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import type { SubscriptionId, SupportContact } from '../../../lib/directory/types.ts';
import { type LocalServer, listenLocally } from '../listen-locally.ts';
import { createSelfSignedCertificate } from '../self-signed-certificate.ts';
import { answerRequest, type Incoming, type Memory, type Reply } from './answer-request.ts';
import type { Book } from './book.ts';
import type { Strike } from './faults.ts';
import { type JournalEntry, writesOf } from './journal.ts';
import { NO_QUIRKS, type Quirks } from './quirks.ts';
import { createRateGate, type RateLimit } from './rate-limit.ts';

/**
 * A stand-in for Partner Center's REST API, as far as support contacts, customers, subscriptions, relationships, profiles
 * and audit records are documented (see docs/partner-center-api.md for the sources), with the quirks that were documented or
 * reported, each to be switched while it runs.
 *
 * What it cannot prove of Microsoft's service: that it answers so at all; what a subscription without support contact and
 * one of new commerce are answered, and with which codes a write is refused (not documented: `quirks` lists the guesses);
 * that `MS-RequestId` makes a repeated write one write, and for how long; which requests count towards which limit; that
 * an account may call it, and an extension without CORS. Nothing here was ever compared with a live answer.
 */
export interface PartnerCenterStandIn extends LocalServer {
  /** Its origin when reached by its port. */
  base: string;
  /** What it knows. */
  book: Book;
  quirks: Quirks;
  /** Faults to come, the first that fits a request strikes it. */
  strikes: Strike[];
  /** For subscriptions and what is below them; absent: none. */
  limit?: RateLimit | undefined;
  /** Before every answer. */
  latencyInMs: number;
  journal: JournalEntry[];
  /** Somebody else changes it right after it was next read. */
  changeAfterRead(subscription: SubscriptionId, contact: SupportContact): void;
  /** With effect. */
  writesOf(subscription: SubscriptionId): number;
}

export const API_HOSTS = ['api.partnercenter.microsoft.com', 'partner.partnercenterapi.microsoftonline.cn'];

/** Whom a token was issued for; undefined: nobody, or it has run out. */
export type VerifyToken = (authorization: string | undefined) => { audience: string; hasMfa: boolean } | undefined;

/** The tokens of tests without a sign-in. */
export const TEST_TOKEN = 'a-token-of-the-tests';
const verifyTestToken: VerifyToken = (authorization) =>
  authorization === `Bearer ${TEST_TOKEN}` ? { audience: `https://${API_HOSTS[0]}`, hasMfa: true } : undefined;

export interface PartnerCenterStandInOptions {
  book: Book;
  quirks?: Partial<Quirks>;
  /** The sign-in stand-in's `tokens.verify`. */
  verify?: VerifyToken;
  now?: () => number;
  /** With TLS for the API's own hosts, to be reached through the tests' proxy. */
  isSecure?: boolean;
}

export async function startPartnerCenter(options: PartnerCenterStandInOptions): Promise<PartnerCenterStandIn> {
  const { book, quirks = {}, verify = verifyTestToken, now = Date.now, isSecure = false } = options;
  const changes = new Map<SubscriptionId, SupportContact>();
  const memory: Memory = { changes, replies: new Map(), gate: createRateGate(), verify, now };
  const standIn: Omit<PartnerCenterStandIn, keyof LocalServer | 'base'> = {
    book,
    quirks: { ...NO_QUIRKS, ...quirks },
    strikes: [],
    latencyInMs: 0,
    journal: [],
    changeAfterRead: (subscription, contact) => changes.set(subscription, contact),
    writesOf: (subscription) => writesOf(standIn.journal, subscription),
  };
  const scheme = isSecure ? 'https' : 'http';
  const listener: RequestListener = async (request, response) => {
    const incoming = await incomingOf(request, scheme);
    if (standIn.latencyInMs > 0) await wait(standIn.latencyInMs);
    send(response, answerRequest(incoming, standIn, memory));
  };
  const server = isSecure
    ? createServer(createSelfSignedCertificate(API_HOSTS), listener)
    : createPlainServer(listener);
  const local = await listenLocally(server);
  return Object.assign(standIn, local, { base: `${scheme}://127.0.0.1:${local.port}` });
}

async function incomingOf(request: IncomingMessage, scheme: string): Promise<Incoming> {
  const { method = 'GET', url = '/', headers } = request;
  const named = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]);
  return {
    method,
    url,
    headers: Object.fromEntries(named),
    body: await text(request),
    base: `${scheme}://${headers.host}`,
  };
}

/** A stalled request is held until the server is closed, or whoever asked gives up. */
function send(response: ServerResponse, reply: Reply): void {
  if (reply.end === 'cut') response.destroy();
  else if (reply.end === 'answer') response.writeHead(reply.status, reply.headers).end(reply.body);
}
