import * as v from 'valibot';
import { parseTenantId } from '../../directory/ids.ts';
import { CLOUD_PLACES } from '../clouds.ts';
import type { Connection } from '../connection.ts';
import { readEntraProblem } from './entra-problem.ts';
import { faultOf } from './fault-of.ts';
import { SignInFault } from './sign-in-fault.ts';
import type { Authority } from './signed-in.ts';

/** How long Microsoft may take to answer one request. */
export const ANSWER_IN_MS = 30_000;

const metadataSchema = v.object({
  issuer: v.pipe(v.string(), v.url()),
  authorization_endpoint: v.pipe(v.string(), v.url()),
  token_endpoint: v.pipe(v.string(), v.url()),
});

const errorSchema = v.object({ error: v.string(), error_description: v.optional(v.string()) });

/**
 * What the tenant's authority says of itself (OpenID Connect Discovery 1.0). Asked before any window opens, so that a
 * mistyped tenant is told at once. Rejects with `SignInFault`.
 */
export async function discover(connection: Connection, reach: typeof fetch): Promise<Authority> {
  const { authority } = CLOUD_PLACES[connection.cloud];
  const url = `${authority}/${connection.tenant}/v2.0/.well-known/openid-configuration`;
  try {
    const answer = await reach(url, {
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_IN_MS),
    });
    const body: unknown = await answer.json().catch(() => undefined);
    return readMetadata(body, authority, connection.tenant);
  } catch (fault) {
    throw faultOf(fault);
  }
}

/** Everything lies on the authority's own host: nothing of a sign-in goes elsewhere. */
function readMetadata(body: unknown, authority: string, tenant: string): Authority {
  const refused = v.safeParse(errorSchema, body);
  if (refused.success) {
    const { error, error_description } = refused.output;
    throw new SignInFault(readEntraProblem({ error, description: error_description }));
  }
  const read = v.safeParse(metadataSchema, body);
  if (!read.success) throw new SignInFault({ reason: 'malformed', code: 'openid-configuration' });
  const { issuer, authorization_endpoint: authorizationEndpoint, token_endpoint: tokenEndpoint } = read.output;
  if ([authorizationEndpoint, tokenEndpoint].some((endpoint) => new URL(endpoint).origin !== authority))
    throw new SignInFault({ reason: 'otherCloud' });
  const issued = parseTenantId(new URL(issuer).pathname.split('/')[1] ?? '');
  if (!issued || issued !== (parseTenantId(tenant) ?? issued))
    throw new SignInFault({ reason: 'malformed', code: 'issuer' });
  return { issuer, authorizationEndpoint, tokenEndpoint };
}
