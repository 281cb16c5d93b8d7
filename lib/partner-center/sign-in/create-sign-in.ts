import type { Connection } from '../connection.ts';
import { discover } from './discover.ts';
import type { Launch, TokenSet } from './protocol.ts';
import { IDENTITY_SCOPES, mustScope, type Service } from './scopes.ts';
import { SignInFault } from './sign-in-fault.ts';
import { type AccessToken, connectionKey, endedOf, parseSignedIn, type SignedIn, withTokens } from './signed-in.ts';

/** The browser's session storage: trusted contexts alone, gone with the browser. */
export interface SecretStore {
  read(): Promise<unknown>;
  write(signedIn: SignedIn): Promise<void>;
  forget(): Promise<void>;
}

export interface SignInOptions {
  store: SecretStore;
  launch: Launch;
  /** This browser's own: it must be registered with the app. */
  redirectUrl: string;
  fetch: typeof fetch;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Loaded when it is first needed. */
  protocol: () => Promise<Pick<typeof import('./protocol.ts'), 'authorize' | 'refresh'>>;
}

export interface SignInHow {
  /** Asks for password and second factor even of somebody whom Microsoft knows already. */
  afresh?: boolean;
  service?: Service;
  /** Nobody waits for it any more: what the window comes to is not kept. */
  signal?: AbortSignal;
}

export interface SignIn {
  /** Opens Microsoft's window: only in a click. Rejects with `SignInFault`. */
  signIn(connection: Connection, how?: SignInHow): Promise<void>;
  /** Forgets every token. Who is signed in with Microsoft in this browser stays so. */
  signOut(): Promise<void>;
  /** Undefined: nobody, or with another connection. */
  signedIn(connection: Connection): Promise<SignedIn | undefined>;
  /**
   * A token that is good for some minutes yet; renewed where that is due, once however many pages and workers ask.
   * Rejects with `SignInFault`; one for Partner Center that `needsPerson` has ended the sign-in.
   */
  accessToken(connection: Connection, service?: Service): Promise<string>;
}

const RENEWING = 'partner-center-renewing';
/** Held by whoever reads who is signed in and writes it again: whoever forgets it in between waits for that. */
export const KEEPING = 'partner-center-keeping';
/** A token is not begun with that ends in the middle of a call and its repetitions. */
const LEEWAY_IN_MS = 120_000;

export function createSignIn({ store, launch, redirectUrl, fetch, now, protocol }: SignInOptions): SignIn {
  const signedIn = async (connection: Connection) => parseSignedIn(await store.read(), connection);
  const isFresh = (token: AccessToken | undefined) => token !== undefined && token.expiresAt - now() > LEEWAY_IN_MS;

  async function signIn(connection: Connection, { afresh = false, service, signal }: SignInHow = {}) {
    const scope = mustScope(connection, service);
    const before = await signedIn(connection);
    const authority = await discover(connection, fetch);
    const { authorize } = await protocol();
    if (signal?.aborted) throw new SignInFault({ reason: 'closed' });
    const ask = { authority, clientId: connection.clientId, redirectUrl, scope: `${scope} ${IDENTITY_SCOPES}` };
    const prompt = afresh ? 'login' : before ? undefined : 'select_account';
    const loginHint = before?.account.username;
    const tokens = await authorize({ ...ask, ...(prompt ? { prompt } : {}), loginHint }, { fetch, launch });
    const { account } = tokens;
    if (!account) throw new SignInFault({ reason: 'malformed', code: 'id_token' });
    if (signal?.aborted) throw new SignInFault({ reason: 'closed' });
    await navigator.locks.request(KEEPING, async () => {
      const known = await signedIn(connection);
      const isSame = known?.account.tenantId === account.tenantId && known.account.username === account.username;
      const access = isSame ? known.access : {};
      const who = { connection: connectionKey(connection), account, authority, refreshUntil: 0, access };
      await store.write(withTokens(who, scope, tokens, now()));
    });
  }

  async function accessToken(connection: Connection, service?: Service): Promise<string> {
    const scope = mustScope(connection, service);
    const held = (await signedIn(connection))?.access[scope];
    if (held && isFresh(held)) return held.token;
    return navigator.locks.request(RENEWING, async () => {
      const known = await signedIn(connection);
      if (!known) throw new SignInFault({ reason: 'signedOut' }, true);
      const renewed = known.access[scope];
      return renewed && isFresh(renewed) ? renewed.token : renew(connection, known, service);
    });
  }

  async function renew(connection: Connection, known: SignedIn, service: Service | undefined): Promise<string> {
    const scope = mustScope(connection, service);
    const ask = { authority: known.authority, clientId: connection.clientId, scope: `${scope} ${IDENTITY_SCOPES}` };
    try {
      const refreshed = await refreshOf(known, ask);
      const tokens = 'accessToken' in refreshed ? refreshed : await silently(known, ask, refreshed);
      await keepUnlessChanged(connection, known, (now) => withTokens(known, scope, tokens, now));
      return tokens.accessToken;
    } catch (fault) {
      const isOver = fault instanceof SignInFault && fault.needsPerson && service !== 'graph';
      if (isOver) await keepUnlessChanged(connection, known, () => endedOf(known));
      throw fault;
    }
  }

  /** New tokens, or why a person is needed. */
  async function refreshOf(known: SignedIn, ask: RenewalAsk): Promise<TokenSet | SignInFault> {
    const { refreshToken, refreshUntil } = known;
    if (!refreshToken || refreshUntil <= now()) return new SignInFault({ reason: 'expired' }, true);
    try {
      const { refresh } = await protocol();
      return await refresh({ ...ask, refreshToken }, fetch);
    } catch (fault) {
      if (fault instanceof SignInFault && fault.needsPerson) return fault;
      throw fault;
    }
  }

  /** Without a window, as long as the browser is signed in with Microsoft. Rejects with `why` where that is no help. */
  async function silently({ account }: SignedIn, ask: RenewalAsk, why: SignInFault): Promise<TokenSet> {
    const { authorize } = await protocol();
    const silent = { ...ask, redirectUrl, prompt: 'none' as const, loginHint: account.username };
    const tokens = await authorize(silent, { fetch, launch }).catch(() => undefined);
    if (tokens?.account?.tenantId === account.tenantId && tokens.account.username === account.username) return tokens;
    throw why;
  }

  /** Who signed out meanwhile, or in as somebody else, stays so. */
  async function keepUnlessChanged(connection: Connection, known: SignedIn, next: (now: number) => SignedIn) {
    await navigator.locks.request(KEEPING, async () => {
      const stored = await signedIn(connection);
      if (stored && JSON.stringify(stored) === JSON.stringify(known)) await store.write(next(now()));
    });
  }

  return {
    signIn,
    signedIn,
    accessToken,
    signOut: () => navigator.locks.request(KEEPING, () => store.forget()),
  };
}

interface RenewalAsk {
  authority: SignedIn['authority'];
  clientId: string;
  scope: string;
}
