import { CLOUD_PLACES } from '../clouds.ts';
import type { Connection } from '../connection.ts';
import { SignInFault } from './sign-in-fault.ts';

/** What a token is for. */
export type Service = 'partnerCenter' | 'graph';

/** Who signed in, and a refresh token. */
export const IDENTITY_SCOPES = 'openid profile offline_access';

/** Undefined: this cloud has no such service. */
function scopeOf({ cloud }: Pick<Connection, 'cloud'>, service: Service): string | undefined {
  const { api, graph } = CLOUD_PLACES[cloud];
  if (service === 'partnerCenter') return `${api}/user_impersonation`;
  return graph && `${graph}/DelegatedAdminRelationship.Read.All`;
}

/** Throws `SignInFault` where the cloud has no such service. */
export function mustScope(connection: Pick<Connection, 'cloud'>, service: Service = 'partnerCenter'): string {
  const scope = scopeOf(connection, service);
  if (scope === undefined) throw new SignInFault({ reason: 'apiUnknown' });
  return scope;
}
