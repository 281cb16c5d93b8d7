import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { EntraError, SignInRules } from './sign-in-rules.ts';

/** What an access token says, for the services that it is shown to. */
export interface VerifiedToken {
  /** Such as `https://api.partnercenter.microsoft.com`. */
  audience: string;
  tenantId: string;
  username: string;
  hasMfa: boolean;
}

interface Grant {
  scope: string;
  username: string;
  hasMfa: boolean;
}

interface Code extends Grant {
  redirectUrl: string;
  challenge: string;
  nonce: string | undefined;
  expiresAt: number;
  isUsed: boolean;
}

interface Lasting extends Grant {
  expiresAt: number;
}

export interface Tokens {
  issueCode(code: Pick<Code, 'redirectUrl' | 'challenge' | 'nonce' | 'scope'>): string;
  /** The answer of the token endpoint. */
  redeem(form: URLSearchParams, origin: string | undefined): Record<string, unknown> | EntraError;
  /** Undefined: it was never issued, or has run out. `authorization`: the header. */
  verify(authorization: string | undefined): VerifiedToken | undefined;
  /** Every secret that was issued so far: codes and tokens. */
  secrets(): string[];
  /** As when an administrator revokes all sessions. */
  revokeAll(): void;
}

const CODE_LIFETIME_IN_MS = 10 * 60 * 1000;
const IDENTITY = new Set(['openid', 'profile', 'offline_access', 'email']);
const refused = (error: string, code: number, words: string): EntraError => ({ error, code, words });
const resourceScopes = (scope: string) => scope.split(' ').filter((one) => one && !IDENTITY.has(one));
const audienceOf = (scope: string): string => new URL(resourceScopes(scope)[0] ?? 'https://none').origin;

/** Issues codes and tokens as Entra ID is documented to, for one tenant and one app. */
export function createTokens(rules: SignInRules): Tokens {
  const codes = new Map<string, Code>();
  const refreshable = new Map<string, Lasting>();
  const access = new Map<string, Lasting>();
  const issued: string[] = [];
  const random = (kind: string) => {
    const secret = `${kind}.${randomBytes(32).toString('base64url')}`;
    issued.push(secret);
    return secret;
  };

  function issue(grant: Grant, refreshExpiresAt: number, nonce?: string): Record<string, unknown> {
    const [token, refreshToken] = [random('access'), random('refresh')];
    access.set(token, { ...grant, expiresAt: rules.now() + rules.accessLifetimeInSeconds * 1000 });
    refreshable.set(refreshToken, { ...grant, expiresAt: refreshExpiresAt });
    return {
      token_type: 'Bearer',
      scope: resourceScopes(grant.scope).join(' '),
      expires_in: rules.accessLifetimeInSeconds,
      ext_expires_in: rules.accessLifetimeInSeconds,
      access_token: token,
      refresh_token: refreshToken,
      id_token: idToken(nonce),
    };
  }

  /** Unsigned in truth: it comes from the token endpoint itself, whose TLS vouches for it (OpenID Connect Core §3.1.3.7). */
  function idToken(nonce: string | undefined): string {
    const iat = Math.floor(rules.now() / 1000);
    const claims = {
      aud: rules.app.clientId,
      iss: `${rules.origin}/${rules.tenantId}/v2.0`,
      iat,
      nbf: iat,
      exp: iat + 3600,
      name: rules.displayName,
      preferred_username: rules.username,
      sub: 'pairwise',
      tid: rules.tenantId,
      ver: '2.0',
      ...(nonce ? { nonce } : {}),
    };
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const token = `${encode({ typ: 'JWT', alg: 'RS256' })}.${encode(claims)}.${randomBytes(16).toString('base64url')}`;
    issued.push(token);
    return token;
  }

  function redeemCode(form: URLSearchParams, origin: string | undefined): Record<string, unknown> | EntraError {
    const code = codes.get(form.get('code') ?? '');
    if (!code) return refused('invalid_grant', 70000, 'The provided code is invalid.');
    if (code.isUsed) return refused('invalid_grant', 54005, 'OAuth2 Authorization code was already redeemed.');
    code.isUsed = true;
    if (code.expiresAt < rules.now())
      return refused('invalid_grant', 70008, 'The provided authorization code is expired.');
    if (code.redirectUrl !== form.get('redirect_uri'))
      return refused('invalid_grant', 500112, 'The reply address does not match the one of the authorization request.');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (challenge !== code.challenge)
      return refused('invalid_grant', 501481, 'The Code_Verifier does not match the code_challenge.');
    const wrong = wrongPlatform(rules.app.redirects[code.redirectUrl], origin);
    if (wrong) return wrong;
    return issue(code, rules.now() + rules.refreshLifetimeInSeconds * 1000, code.nonce);
  }

  /** A refresh token is good once: what holds it must not refresh twice at the same time. */
  function refresh(form: URLSearchParams, origin: string | undefined): Record<string, unknown> | EntraError {
    const known = refreshable.get(form.get('refresh_token') ?? '');
    refreshable.delete(form.get('refresh_token') ?? '');
    if (!known) return refused('invalid_grant', 50173, 'The provided grant has expired due to it being revoked.');
    if (!origin) return refused('invalid_request', 9002327, ONLY_CROSS_ORIGIN);
    if (known.expiresAt < rules.now())
      return refused(
        'invalid_grant',
        700084,
        'The refresh token was issued to a single page app (SPA). It is now expired.',
      );
    const scope = form.get('scope') ?? known.scope;
    const missing = resourceScopes(scope).find((one) => !rules.consented.includes(one));
    if (missing)
      return refused('invalid_grant', 65001, 'The user or administrator has not consented to use the application.');
    return issue({ ...known, scope }, known.expiresAt);
  }

  return {
    issueCode(code) {
      const secret = random('code');
      const { username, hasMfa } = rules;
      codes.set(secret, { ...code, username, hasMfa, expiresAt: rules.now() + CODE_LIFETIME_IN_MS, isUsed: false });
      return secret;
    },
    redeem(form, origin) {
      if (form.get('client_id') !== rules.app.clientId)
        return refused('unauthorized_client', 700016, 'Application was not found in the directory.');
      if (form.get('grant_type') === 'authorization_code') return redeemCode(form, origin);
      if (form.get('grant_type') === 'refresh_token') return refresh(form, origin);
      return refused('unsupported_grant_type', 70003, 'The app returned an unsupported grant type.');
    },
    verify(authorization) {
      const known = access.get(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '');
      if (!known || known.expiresAt < rules.now()) return undefined;
      const { username, hasMfa } = known;
      return { audience: audienceOf(known.scope), tenantId: rules.tenantId, username, hasMfa };
    },
    secrets: () => [...issued],
    revokeAll() {
      for (const held of [codes, refreshable, access]) held.clear();
    },
  };
}

const ONLY_CROSS_ORIGIN =
  "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.";

function wrongPlatform(platform: 'spa' | 'web' | 'native' | undefined, origin: string | undefined) {
  if (platform === 'spa') return origin ? undefined : refused('invalid_request', 9002327, ONLY_CROSS_ORIGIN);
  if (origin)
    return refused(
      'invalid_request',
      9002326,
      "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
    );
  return platform === 'web'
    ? refused('invalid_client', 7000218, "The request body must contain 'client_assertion' or 'client_secret'.")
    : undefined;
}

/** As Entra ID writes it: RFC 6749 §5.2 and fields of its own. */
export function entraErrorBody({ error, code, words }: EntraError) {
  const correlationId = randomUUID();
  const timestamp = '2026-11-29 12:00:00Z';
  return {
    error,
    error_description: `AADSTS${code}: ${words} Trace ID: ${randomUUID()} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [code],
    timestamp,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
  };
}
