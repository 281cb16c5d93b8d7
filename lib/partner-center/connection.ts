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

/** The documented limit: nobody can ask for more. */
const MAX_REQUESTS_PER_MINUTE = 500;
export const DEFAULT_REQUESTS_PER_MINUTE = MAX_REQUESTS_PER_MINUTE;

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
  if (!isRate(requestsPerMinute) || requestsPerMinute > MAX_REQUESTS_PER_MINUTE) return refused('requestsPerMinute');
  return { ok: true, connection: { cloud: draft.cloud, tenant, clientId, requestsPerMinute } };
}

const isRate = (rate: number) => Number.isInteger(rate) && rate >= 1;

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
  requestsPerMinute: v.pipe(v.number(), v.check(isRate)),
});

/**
 * As stored; undefined where it cannot be read. What was typed is judged again: an older version may have let more in. The
 * rate is not: a test that asks a stand-in writes a higher one here, which no form lets through.
 */
export function parseConnection(stored: unknown): Connection | undefined {
  const result = v.safeParse(storedSchema, stored);
  if (!result.success) return undefined;
  const { requestsPerMinute, ...typed } = result.output;
  const read = readConnectionDraft({ ...typed, requestsPerMinute: '' });
  return read.ok ? { ...read.connection, requestsPerMinute } : undefined;
}
