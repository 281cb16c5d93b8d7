import * as oauth from 'oauth4webapi';
import * as v from 'valibot';
import { parseTenantId } from '../../directory/ids.ts';
import type { Account } from './account.ts';
import { ANSWER_IN_MS } from './discover.ts';
import { needsPerson, readEntraProblem } from './entra-problem.ts';
import { faultOf } from './fault-of.ts';
import { SignInFault } from './sign-in-fault.ts';
import type { Authority } from './signed-in.ts';

/** Opens the authorize page and resolves to the address that it redirected to. Rejects with `SignInFault`. */
export type Launch = (url: string, how: { interactive: boolean }) => Promise<string>;

export interface Ask {
  authority: Authority;
  clientId: string;
  redirectUrl: string;
  /** With `openid`, so that the answer tells who signed in. */
  scope: string;
  /** `none`: without a window, or not at all. */
  prompt?: 'none' | 'login' | 'select_account';
  /** The account that is expected. */
  loginHint?: string | undefined;
}

export interface Reach {
  fetch: typeof fetch;
  launch: Launch;
}

/** Tokens as they were issued: secrets. */
export interface TokenSet {
  accessToken: string;
  expiresInSeconds: number;
  refreshToken?: string;
  refreshExpiresInSeconds?: number;
  account?: Account;
  /** Of an authorization code, not of a refresh token. */
  isNewSignIn: boolean;
}

export interface Refresh extends Omit<Ask, 'redirectUrl' | 'prompt' | 'loginHint'> {
  refreshToken: string;
}

const DEFAULT_EXPIRY_IN_SECONDS = 3600;

/** Authorization code with PKCE (RFC 7636, S256), state and nonce. Rejects with `SignInFault`. */
export async function authorize(ask: Ask, { fetch, launch }: Reach): Promise<TokenSet> {
  const secrets = {
    verifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
  };
  const redirected = await launch(await authorizationUrl(ask, secrets), { interactive: ask.prompt !== 'none' });
  return withoutSecrets(() => redeem(ask, secrets, redirected, fetch));
}

/** What an answer must fit. */
interface Secrets {
  verifier: string;
  state: string;
  nonce: string;
}

async function authorizationUrl(ask: Ask, { verifier, state, nonce }: Secrets): Promise<string> {
  const url = new URL(ask.authority.authorizationEndpoint);
  const parameters = {
    client_id: ask.clientId,
    redirect_uri: ask.redirectUrl,
    response_type: 'code',
    response_mode: 'query',
    scope: ask.scope,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...(ask.prompt ? { prompt: ask.prompt } : {}),
    ...(ask.loginHint ? { login_hint: ask.loginHint } : {}),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** The tokens for the code that the window came back with. */
async function redeem(ask: Ask, { verifier, state, nonce }: Secrets, redirected: string, reach: typeof fetch) {
  const [server, client] = partiesOf(ask);
  const callback = oauth.validateAuthResponse(server, client, new URL(redirected), state);
  const options = { ...requestOptions(reach), additionalParameters: { scope: ask.scope } };
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    callback,
    ask.redirectUrl,
    verifier,
    options,
  );
  const expected = { expectedNonce: nonce, requireIdToken: true };
  return tokenSetOf(await oauth.processAuthorizationCodeResponse(server, client, answer, expected), true);
}

/** Rejects with `SignInFault`. */
export async function refresh({ refreshToken, scope, ...ask }: Refresh, reach: typeof fetch): Promise<TokenSet> {
  const [server, client] = partiesOf(ask);
  return withoutSecrets(async () => {
    const answer = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refreshToken, {
      ...requestOptions(reach),
      additionalParameters: { scope },
    });
    return tokenSetOf(await oauth.processRefreshTokenResponse(server, client, answer), false);
  });
}

function partiesOf({ authority, clientId }: Pick<Ask, 'authority' | 'clientId'>) {
  const server: oauth.AuthorizationServer = {
    issuer: authority.issuer,
    authorization_endpoint: authority.authorizationEndpoint,
    token_endpoint: authority.tokenEndpoint,
  };
  // Clocks of people's machines are off by minutes.
  const client: oauth.Client = { client_id: clientId, [oauth.clockTolerance]: 300 };
  return [server, client] as const;
}

/** No cookies: a token is asked for by what is in the request alone. */
const requestOptions = (reach: typeof fetch) => ({
  [oauth.customFetch]: (url: string, options: RequestInit) => reach(url, { ...options, credentials: 'omit' }),
  signal: AbortSignal.timeout(ANSWER_IN_MS),
});

async function withoutSecrets<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (fault) {
    if (fault instanceof oauth.OperationProcessingError && fault.code === oauth.JWT_TIMESTAMP_CHECK)
      throw new SignInFault({ reason: 'clockWrong' });
    throw entraFaultOf(fault) ?? faultOf(fault);
  }
}

function entraFaultOf(fault: unknown): SignInFault | undefined {
  if (!(fault instanceof oauth.ResponseBodyError || fault instanceof oauth.AuthorizationResponseError))
    return undefined;
  const { error, error_description: description } = fault;
  const correlationId = fault instanceof oauth.ResponseBodyError ? fault.cause['correlation_id'] : undefined;
  const problem = readEntraProblem({
    error,
    description,
    correlationId: typeof correlationId === 'string' ? correlationId : undefined,
  });
  return new SignInFault(problem, needsPerson(error));
}

const claimsSchema = v.object({
  tid: v.string(),
  preferred_username: v.optional(v.string()),
  name: v.optional(v.string()),
});

function tokenSetOf(answer: oauth.TokenEndpointResponse, isNewSignIn: boolean): TokenSet {
  const account = accountOf(oauth.getValidatedIdTokenClaims(answer));
  const refreshExpiresIn = Number(answer['refresh_token_expires_in']);
  return {
    accessToken: answer.access_token,
    expiresInSeconds: answer.expires_in ?? DEFAULT_EXPIRY_IN_SECONDS,
    ...(answer.refresh_token ? { refreshToken: answer.refresh_token } : {}),
    ...(refreshExpiresIn > 0 ? { refreshExpiresInSeconds: refreshExpiresIn } : {}),
    ...(account ? { account } : {}),
    isNewSignIn,
  };
}

function accountOf(claims: unknown): Account | undefined {
  if (claims === undefined) return undefined;
  const read = v.safeParse(claimsSchema, claims);
  const tenantId = read.success ? parseTenantId(read.output.tid) : undefined;
  if (!read.success || !tenantId) throw new SignInFault({ reason: 'malformed', code: 'id_token' });
  const { name, preferred_username } = read.output;
  return { username: preferred_username ?? name ?? tenantId, tenantId, ...(name ? { name } : {}) };
}
