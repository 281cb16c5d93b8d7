import { createPacer, type Pacer } from '../partner-center/client/create-pacer.ts';
import { createPartnerCenter } from '../partner-center/client/create-partner-center.ts';
import { CLOUD_PLACES } from '../partner-center/clouds.ts';
import type { Connection } from '../partner-center/connection.ts';
import type { PartnerCenter } from '../partner-center/types.ts';

/** `signal`: ends every call of it. */
export type CreateClient = (
  connection: Connection,
  accessToken: () => Promise<string>,
  signal?: AbortSignal,
) => PartnerCenter;

/** Clients of one tenant share their pace: signing out and in again is no way around its limit. */
export function createClients(reach: typeof fetch): CreateClient {
  const pacers = new Map<string, Pacer>();
  return ({ cloud, tenant, requestsPerMinute }, accessToken, signal) => {
    const key = `${cloud}/${tenant}/${requestsPerMinute}`;
    const pacer = pacers.get(key) ?? createPacer({ perMinute: requestsPerMinute });
    pacers.set(key, pacer);
    const base = CLOUD_PLACES[cloud].api;
    return createPartnerCenter({ base, fetch: reach, pacer, accessToken, ...(signal ? { signal } : {}) });
  };
}
