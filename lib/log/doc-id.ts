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
  const [kind, id = '', ...rest] = text.split('/');
  const tenantId = parseTenantId(id);
  if (rest.length > 0 || tenantId !== id) return undefined;
  return kind === 'customer' || kind === 'partner' ? { kind, tenantId } : undefined;
}
