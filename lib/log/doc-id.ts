import { parseTenantId } from '../directory/ids.ts';
import type { TenantId } from '../directory/types.ts';
import type { DocId } from './types.ts';

export const WORKSPACE_DOC: DocId = 'workspace';

export const customerDoc = (id: TenantId): DocId => `customer/${id}`;
export const partnerDoc = (id: TenantId): DocId => `partner/${id}`;

export type DocAddress =
  | { kind: 'customer'; tenantId: TenantId }
  | { kind: 'partner'; tenantId: TenantId }
  | { kind: 'workspace' };

/** What a document id names, or nothing when it is not one. */
export function parseDocId(text: string): DocAddress | undefined {
  if (text === WORKSPACE_DOC) return { kind: 'workspace' };
  const slash = text.indexOf('/');
  const kind = text.slice(0, Math.max(slash, 0));
  const id = text.slice(slash + 1);
  const tenantId = parseTenantId(id);
  if (tenantId !== id) return undefined;
  return kind === 'customer' || kind === 'partner' ? { kind, tenantId } : undefined;
}
