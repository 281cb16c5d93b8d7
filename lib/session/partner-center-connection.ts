import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { findConnection, forgetConnection, onConnection, putConnection } from '../db/connection.ts';
import { CLOUD_PLACES, matchOf } from '../partner-center/clouds.ts';
import {
  type Connection,
  type ConnectionDraft,
  type ConnectionProblem,
  parseConnection,
  readConnectionDraft,
} from '../partner-center/connection.ts';
import type { PartnerTenant } from '../partner-center/partner-tenant.ts';
import { callFault } from '../partner-center/sign-in/call-fault.ts';
import type { SignIn } from '../partner-center/sign-in/create-sign-in.ts';
import type { Service } from '../partner-center/sign-in/scopes.ts';
import { SignInFault, type SignInProblem } from '../partner-center/sign-in/sign-in-fault.ts';
import { connectionKey, type SignedIn, tenantOf } from '../partner-center/sign-in/signed-in.ts';
import type { PartnerCenter } from '../partner-center/types.ts';
import { reportError } from '../report-error.ts';
import { answerNewest } from '../surfaces/answer-newest.ts';
import type { OptionsSession } from './options-session.ts';
import type { CreateClient } from './partner-center-client.ts';
import { type SignInStanding, standingOf } from './partner-center-standing.ts';

export interface PartnerCenterConnection {
  /** `none`: not connected. Undefined until it is read. */
  connection: ReadonlySignal<Connection | 'none' | undefined>;
  standing: ReadonlySignal<SignInStanding>;
  /** Ready while somebody is signed in; another one when the connection is. */
  partnerCenter: ReadonlySignal<PartnerCenter | undefined>;
  /** Whose it is, while it is ready. */
  tenant: ReadonlySignal<PartnerTenant | undefined>;
  /** The same, for calls that end with the signal. */
  partnerCenterUntil(signal: AbortSignal): PartnerCenter | undefined;
  /** What was wrong with what was typed last. */
  problem: ReadonlySignal<ConnectionProblem | undefined>;
  /** Whether it was kept. */
  connect(draft: ConnectionDraft): Promise<boolean>;
  /** Signs out and forgets the app registration. The directory stays as it is. */
  disconnect(): Promise<void>;
  /**
   * To be called in the click itself: the browser asks for Microsoft's hosts then and at no other time. `afresh`: with
   * password and second factor, as after the fault `mfaRequired`. Resolves to what it came to; `standing` tells it too,
   * unless it is for another service than Partner Center.
   */
  signIn(how?: { afresh?: boolean; service?: Service }): Promise<SignInProblem | undefined>;
  /** A token for another service than Partner Center. Rejects with `SignInFault`. */
  tokenFor(service: Service): Promise<string>;
  /** Waits for Microsoft's window no longer. */
  giveUp(): void;
  signOut(): Promise<void>;
  dispose(): void;
}

export interface ConnectionOptions {
  signIn: SignIn;
  /** Calls back whenever somebody signs in or out. Returns what ends it. */
  onSignIn: (listener: () => void) => () => void;
  /** Resolves to whether the pages of these match patterns may be reached. */
  askPermission: (...patterns: string[]) => Promise<boolean>;
  createClient: CreateClient;
  now: () => number;
}

interface Known {
  connection: Connection | undefined;
  signedIn: SignedIn | undefined;
}

/** This profile's connection to Partner Center, and what it may be asked through. */
export function createPartnerCenterConnection(
  { db }: Pick<OptionsSession, 'db'>,
  { signIn: signIns, onSignIn, askPermission, createClient, now }: ConnectionOptions,
): PartnerCenterConnection {
  const known = signal<Known | undefined>(undefined);
  const problem = signal<ConnectionProblem | undefined>(undefined);
  const lastProblem = signal<SignInProblem | undefined>(undefined);
  const attempt = signal<AbortController | undefined>(undefined);
  /** Moves on when a sign-in runs out. */
  const minute = signal(now());
  let runsOut: ReturnType<typeof setTimeout> | undefined;

  const refresh = answerNewest<void, Known>(
    async () => {
      const connection = parseConnection(await findConnection(db));
      return { connection, signedIn: connection && (await signIns.signedIn(connection)) };
    },
    (read) => {
      known.value = read;
      clearTimeout(runsOut);
      minute.value = now();
      const left = (read.signedIn?.refreshUntil ?? 0) - now();
      if (left > 0) runsOut = setTimeout(() => refresh(), Math.min(left, LONGEST_TIMER_IN_MS));
    },
    (fault) => void reportError('Reading the connection to Partner Center', fault),
  );

  const standing = computed<SignInStanding>(() => {
    if (attempt.value) return { state: 'signingIn' };
    return standingOf(known.value?.signedIn, lastProblem.value, minute.value);
  });
  /** The rate is part of it: the client keeps to it. */
  const clientKey = computed(() => {
    const connection = known.value?.connection;
    const isReady = connection && standingOf(known.value?.signedIn, undefined, minute.value).state === 'signedIn';
    return isReady ? `${connectionKey(connection)}/${connection.requestsPerMinute}` : undefined;
  });
  const partnerCenterUntil = (signal?: AbortSignal) => {
    const connection = known.peek()?.connection;
    return clientKey.value && connection ? createClient(connection, () => apiToken(connection), signal) : undefined;
  };
  const partnerCenter = computed(() => partnerCenterUntil());
  const tenant = computed(() => {
    const { connection, signedIn } = known.value ?? {};
    return clientKey.value && connection && signedIn ? tenantOf(connection, signedIn) : undefined;
  });

  const apiToken = (connection: Connection) =>
    signIns.accessToken(connection).catch((fault: unknown) => Promise.reject(callFault(fault)));

  async function signIn(how: { afresh?: boolean; service?: Service } = {}): Promise<SignInProblem | undefined> {
    const connection = known.peek()?.connection;
    if (!connection || attempt.peek()) return undefined;
    const { api, authority, graph = api } = CLOUD_PLACES[connection.cloud];
    const isGraph = how.service === 'graph';
    const mine = new AbortController();
    attempt.value = mine;
    if (!isGraph) lastProblem.value = undefined;
    let came: SignInProblem | undefined;
    try {
      if (!(await askPermission(matchOf(authority), matchOf(isGraph ? graph : api))))
        throw new SignInFault({ reason: 'permission' });
      await signIns.signIn(connection, { ...how, signal: mine.signal });
    } catch (fault) {
      came = mine.signal.aborted ? undefined : problemOf(fault);
    }
    if (!isGraph && !mine.signal.aborted) lastProblem.value = came;
    if (attempt.peek() === mine) attempt.value = undefined;
    refresh();
    return came;
  }

  async function tokenFor(service: Service): Promise<string> {
    const connection = known.peek()?.connection;
    if (!connection) throw new SignInFault({ reason: 'signedOut' }, true);
    return signIns.accessToken(connection, service);
  }

  async function connect(draft: ConnectionDraft): Promise<boolean> {
    const read = readConnectionDraft(draft);
    problem.value = read.ok ? undefined : read.problem;
    if (!read.ok) return false;
    const before = known.peek()?.connection;
    // Whoever is signed in is so with the app and tenant of before.
    if (before && connectionKey(before) !== connectionKey(read.connection)) await signOut();
    await putConnection(db, read.connection);
    return true;
  }

  async function signOut(): Promise<void> {
    giveUp();
    lastProblem.value = undefined;
    await signIns.signOut();
    refresh();
  }

  function giveUp(): void {
    attempt.peek()?.abort();
    attempt.value = undefined;
  }

  const ends = [onConnection(() => refresh()), onSignIn(() => refresh()), () => clearTimeout(runsOut)];
  refresh();
  return {
    connection: computed(() => known.value && (known.value.connection ?? 'none')),
    standing,
    partnerCenter,
    tenant,
    partnerCenterUntil,
    problem,
    connect,
    signIn,
    tokenFor,
    giveUp,
    signOut,
    async disconnect() {
      await signOut();
      await forgetConnection(db);
    },
    dispose() {
      giveUp();
      for (const end of ends) end();
    },
  };
}

/** The longest that a timer can wait for is 24.8 days. */
const LONGEST_TIMER_IN_MS = 2_147_483_647;

function problemOf(fault: unknown): SignInProblem {
  if (fault instanceof SignInFault) return fault.problem;
  return { reason: 'other', description: reportError('Signing in to Partner Center', fault) };
}
