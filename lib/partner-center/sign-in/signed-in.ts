import * as v from 'valibot';
import { parseTenantId } from '../../directory/ids.ts';
import type { Connection } from '../connection.ts';
import type { PartnerTenant } from '../partner-tenant.ts';
import type { Account } from './account.ts';
import type { TokenSet } from './protocol.ts';

export interface AccessToken {
  token: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/**
 * Somebody who is signed in: secrets, which live in memory and in the browser's session storage alone. No database,
 * export, log or message may hold them.
 */
export interface SignedIn {
  /** The connection that it belongs to: see `connectionKey`. */
  connection: string;
  account: Account;
  /** What the authority says of itself. */
  authority: Authority;
  /** Absent once it is of no use any more. */
  refreshToken?: string;
  /** Until when it may be refreshed, in milliseconds since 1970. */
  refreshUntil: number;
  /** Under the scope that they are for. */
  access: Readonly<Record<string, AccessToken>>;
}

/** Its endpoints, absolute `https:` URLs. */
export interface Authority {
  issuer: string;
  authorizationEndpoint: string;
  tokenEndpoint: string;
}

/** Refresh tokens of single-page apps, counted from the sign-in (AADSTS700084). Refreshing makes it no longer. */
const REFRESHABLE_IN_MS = 24 * 60 * 60 * 1000;

/** With what was issued just `now`, beside tokens of other scopes. */
export function withTokens(before: SignedIn, scope: string, tokens: TokenSet, now: number): SignedIn {
  const expiresAt = now + tokens.expiresInSeconds * 1000;
  const refreshToken = tokens.refreshToken ?? before.refreshToken;
  return {
    ...before,
    ...(refreshToken ? { refreshToken } : {}),
    refreshUntil: refreshUntil(before, tokens, now) ?? expiresAt,
    access: { ...before.access, [scope]: { token: tokens.accessToken, expiresAt } },
  };
}

/** Undefined: it cannot be refreshed. A sign-in begins anew. */
function refreshUntil(before: SignedIn, { refreshToken, ...tokens }: TokenSet, now: number): number | undefined {
  if (tokens.refreshExpiresInSeconds) return now + tokens.refreshExpiresInSeconds * 1000;
  if (tokens.isNewSignIn) return refreshToken ? now + REFRESHABLE_IN_MS : undefined;
  return before.refreshUntil;
}

/** Of no use any more; who it was is still known. */
export function endedOf({ refreshToken: _gone, ...known }: SignedIn): SignedIn {
  return { ...known, refreshUntil: 0, access: {} };
}

/** The rate is no part of who is signed in. */
export const connectionKey = ({ cloud, tenant, clientId }: Connection): string => `${cloud}/${tenant}/${clientId}`;

/** Whose Partner Center is asked. */
export const tenantOf = ({ cloud }: Connection, { account }: SignedIn): PartnerTenant => ({
  cloud,
  tenantId: account.tenantId,
});

const authoritySchema = v.object({
  issuer: v.string(),
  authorizationEndpoint: v.string(),
  tokenEndpoint: v.string(),
});

const signedInSchema = v.object({
  connection: v.string(),
  account: v.object({
    username: v.string(),
    name: v.optional(v.string()),
    tenantId: v.pipe(
      v.string(),
      v.transform(parseTenantId),
      v.check((id) => id !== undefined),
    ),
  }),
  authority: authoritySchema,
  refreshToken: v.optional(v.string()),
  refreshUntil: v.number(),
  access: v.record(v.string(), v.object({ token: v.string(), expiresAt: v.number() })),
});

/** As stored; undefined where it is of another connection, or cannot be read. */
export function parseSignedIn(stored: unknown, connection: Connection): SignedIn | undefined {
  const result = v.safeParse(signedInSchema, stored);
  if (!result.success || result.output.connection !== connectionKey(connection)) return undefined;
  const { account, refreshToken, ...rest } = result.output;
  const { tenantId, name, username } = account;
  if (!tenantId) return undefined;
  return {
    ...rest,
    account: { username, tenantId, ...(name ? { name } : {}) },
    ...(refreshToken ? { refreshToken } : {}),
  };
}
