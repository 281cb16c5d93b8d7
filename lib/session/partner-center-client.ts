import { createPacer, type Pacer } from '../partner-center/client/create-pacer.ts';
import { createPartnerCenter } from '../partner-center/client/create-partner-center.ts';
import { CLOUD_PLACES } from '../partner-center/clouds.ts';
import type { Connection } from '../partner-center/connection.ts';
import type { PartnerCenter } from '../partner-center/types.ts';

export type CreateClient = (connection: Connection, accessToken: () => Promise<string>) => PartnerCenter;

/** Clients of one tenant share their pace: signing out and in again is no way around its limit. */
export function createClients(reach: typeof fetch): CreateClient {
  const pacers = new Map<string, Pacer>();
  return ({ cloud, tenant, requestsPerMinute }, accessToken) => {
    const key = `${cloud}/${tenant}/${requestsPerMinute}`;
    const pacer = pacers.get(key) ?? createPacer({ perMinute: requestsPerMinute });
    pacers.set(key, pacer);
    return createPartnerCenter({ base: CLOUD_PLACES[cloud].api, fetch: reach, pacer, accessToken });
  };
}
