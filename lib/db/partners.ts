import type { Partner } from '../directory/types.ts';
import type { Folded } from '../log/types.ts';
import { isStanding } from './pages.ts';
import type { Db } from './schema.ts';

/** Sorted by tenant id. */
export async function getPartners(db: Db): Promise<Partner[]> {
  return (await db.getAll('partners'))
    .filter(isSound)
    .filter(isStanding)
    .map(({ value }) => value);
}

/** A damaged row is left out, so that one of them locks no one out of the rest. */
const isSound = (folded: Folded<Partner> | undefined): folded is Folded<Partner> =>
  typeof folded?.value?.name === 'string' && Array.isArray(folded.value.support?.languages);
