import type { Db } from '../../lib/db/open.ts';
import { getPartners } from '../../lib/db/partners.ts';
import type { Partner, TenantId } from '../../lib/directory/types.ts';

/** As it is on record. */
export async function getPartner(db: Db, id: TenantId): Promise<Partner | undefined> {
  return (await getPartners(db)).find(({ tenantId }) => tenantId === id);
}
