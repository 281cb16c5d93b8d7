import * as v from 'valibot';
import { parseDomain, parseTenantId } from '../directory/ids.ts';
import { CLOUDS, type Cloud } from './types.ts';

/** The partner's own app registration, through which people sign in. It holds no secret. */
export interface Connection {
  cloud: Cloud;
  /** The partner's tenant: a GUID, or one of its domains. */
  tenant: string;
  /** Application (client) ID: a GUID. */
  clientId: string;
  /** Subscriptions: 500 a minute for each tenant (Partner Center: subscription-resources.md). */
  requestsPerMinute: number;
}

export const DEFAULT_REQUESTS_PER_MINUTE = 500;
/** Whoever was told another limit by Microsoft may go beyond the documented one: 429 and its advice are heeded at any rate. */
export const MAX_REQUESTS_PER_MINUTE = 60_000;

/** As it is typed. */
export interface ConnectionDraft {
  cloud: Cloud;
  tenant: string;
  clientId: string;
  requestsPerMinute: string;
}

export type ConnectionProblem = 'tenant' | 'sharedTenant' | 'clientId' | 'requestsPerMinute';

export type ReadDraft = { ok: true; connection: Connection } | { ok: false; problem: ConnectionProblem };

/** Names that let any tenant in: whose customers would be read then is left to chance. */
const SHARED_TENANTS = new Set(['common', 'organizations', 'consumers']);

export function readConnectionDraft(draft: ConnectionDraft): ReadDraft {
  const refused = (problem: ConnectionProblem): ReadDraft => ({ ok: false, problem });
  const named = draft.tenant.trim().toLowerCase();
  if (SHARED_TENANTS.has(named)) return refused('sharedTenant');
  const tenant = parseTenantId(named) ?? parseDomain(named);
  if (!tenant) return refused('tenant');
  // Both are GUIDs, and written alike.
  const clientId = parseTenantId(draft.clientId);
  if (!clientId) return refused('clientId');
  const requestsPerMinute = Number(draft.requestsPerMinute.trim() || DEFAULT_REQUESTS_PER_MINUTE);
  if (!isRate(requestsPerMinute)) return refused('requestsPerMinute');
  return { ok: true, connection: { cloud: draft.cloud, tenant, clientId, requestsPerMinute } };
}

const isRate = (rate: number) => Number.isInteger(rate) && rate >= 1 && rate <= MAX_REQUESTS_PER_MINUTE;

export const draftOf = (connection: Connection | undefined): ConnectionDraft => ({
  cloud: connection?.cloud ?? 'global',
  tenant: connection?.tenant ?? '',
  clientId: connection?.clientId ?? '',
  requestsPerMinute: String(connection?.requestsPerMinute ?? DEFAULT_REQUESTS_PER_MINUTE),
});

const storedSchema = v.object({
  cloud: v.picklist(CLOUDS),
  tenant: v.string(),
  clientId: v.string(),
  requestsPerMinute: v.number(),
});

/** As stored; undefined where it cannot be read. What was typed is judged again: an older version may have let more in. */
export function parseConnection(stored: unknown): Connection | undefined {
  const result = v.safeParse(storedSchema, stored);
  if (!result.success) return undefined;
  const { requestsPerMinute, ...rest } = result.output;
  const read = readConnectionDraft({ ...rest, requestsPerMinute: String(requestsPerMinute) });
  return read.ok ? read.connection : undefined;
}
