import { scanCustomers } from '../../../../lib/db/customers.ts';
import { openDb } from '../../../../lib/db/open.ts';
import { getPartners } from '../../../../lib/db/partners.ts';
import { type LookupDoc, lookupDocOf } from '../../../../lib/directory/lookup-doc.ts';
import type { EngineSample } from './engine.ts';

/** All rows of the directory, as a library without an index of its own has to read them. */
export async function readStoredSample(): Promise<EngineSample> {
  const db = await openDb();
  const docs: LookupDoc[] = [];
  const partners = await getPartners(db);
  await scanCustomers(db, (customers) => void docs.push(...customers.map(lookupDocOf)));
  db.close();
  return { docs, partners };
}
