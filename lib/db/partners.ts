import type { Partner, TenantId } from '../directory/types.ts';
import { isStanding } from './pages.ts';
import type { Db } from './schema.ts';

/** Sorted by tenant id. */
export async function getPartners(db: Db): Promise<Partner[]> {
  return (await db.getAll('partners')).filter(isStanding).map(({ value }) => value);
}

export async function getPartner(db: Db, id: TenantId): Promise<Partner | undefined> {
  const folded = await db.get('partners', id);
  return folded && isStanding(folded) ? folded.value : undefined;
}
