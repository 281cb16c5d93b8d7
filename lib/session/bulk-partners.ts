import { byName } from '../directory/order.ts';
import type { TenantId } from '../directory/types.ts';
import type { CustomerRow } from './customer-row.ts';

export interface NamedPartner {
  tenantId: TenantId;
  name: string;
}

/** Everyone who supports one of these customers but ourselves, on record or not, by name. */
export function supportersIn(rows: readonly CustomerRow[], own: TenantId | undefined): NamedPartner[] {
  const names = new Map<TenantId, string>();
  for (const { partners, supporters } of rows)
    for (const [at, tenantId] of partners.entries())
      if (!names.has(tenantId) && tenantId !== own) names.set(tenantId, supporters[at] || tenantId);
  return [...names]
    .map(([tenantId, name]) => ({ tenantId, name }))
    .sort((a, b) => byName({ name: a.name, id: a.tenantId }, { name: b.name, id: b.tenantId }));
}
