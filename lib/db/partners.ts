import type { Partner, TenantId } from '../directory/types.ts';
import type { Db } from './schema.ts';

/** Sorted by tenant id. */
export async function getPartners(db: Db): Promise<Partner[]> {
  return (await db.getAll('partners')).map(({ value }) => value);
}

export async function getPartner(db: Db, id: TenantId): Promise<Partner | undefined> {
  return (await db.get('partners', id))?.value;
}
