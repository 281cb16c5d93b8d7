import type { Db } from '../db/open.ts';
import { changePace } from '../db/pace.ts';
import { createPacer, type Pacer } from '../partner-center/client/create-pacer.ts';
import { createPartnerCenter } from '../partner-center/client/create-partner-center.ts';
import type { PaceLedger } from '../partner-center/client/shared-pace.ts';
import { CLOUD_PLACES } from '../partner-center/clouds.ts';
import type { Connection } from '../partner-center/connection.ts';
import type { PartnerCenter } from '../partner-center/types.ts';

/** `signal`: ends every call of it. */
export type CreateClient = (
  connection: Connection,
  accessToken: () => Promise<string>,
  signal?: AbortSignal,
) => PartnerCenter;

/**
 * Clients of one tenant share their pace, with those of other pages and the worker too: neither two runs at once nor signing
 * out and in again is a way around its limit.
 */
export function createClients(reach: typeof fetch, db: Db): CreateClient {
  const pacers = new Map<string, Pacer>();
  return ({ cloud, tenant, requestsPerMinute }, accessToken, signal) => {
    const key = `${cloud}/${tenant}/${requestsPerMinute}`;
    const ledger: PaceLedger = { now: Date.now, change: (change) => changePace(db, `${cloud}/${tenant}`, change) };
    const pacer = pacers.get(key) ?? createPacer({ perMinute: requestsPerMinute, ledger });
    pacers.set(key, pacer);
    const base = CLOUD_PLACES[cloud].api;
    return createPartnerCenter({ base, fetch: reach, pacer, accessToken, ...(signal ? { signal } : {}) });
  };
}
