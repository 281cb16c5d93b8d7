import { scanCustomers } from '../../../lib/db/customers.ts';
import type { Db } from '../../../lib/db/open.ts';
import { loadTally } from '../../../lib/db/tally.ts';
import { canonicalJson } from '../../../lib/directory/canonical.ts';
import { tallyOf } from '../../../lib/directory/tally.ts';
import type { Customer, TenantId } from '../../../lib/directory/types.ts';
import { isUnusable, loadIndex } from '../../../lib/lookup/load-index.ts';
import { EMPTY_INDEX, type LookupIndex } from '../../../lib/lookup/lookup-index.ts';
import { readThrough } from '../../../lib/lookup/read-through.ts';
import { search } from '../../../lib/lookup/search.ts';
import type { Random } from '../../sample-random.ts';

/** So many customers are looked up after each step. */
const LOOKED_UP = 4;

async function allCustomers(db: Db): Promise<Map<TenantId, Customer>> {
  const found = new Map<TenantId, Customer>();
  await scanCustomers(db, (customers, { damaged }) => {
    if (damaged > 0) throw new Error(`${damaged} stored customers cannot be read.`);
    for (const customer of customers) found.set(customer.tenantId, customer);
  });
  return found;
}

/** As the popup has it: what is stored, and without it the customers themselves. */
async function readIndex(db: Db): Promise<LookupIndex> {
  const loaded = await loadIndex(db).catch((fault: unknown) => {
    if (!isUnusable(fault)) throw fault;
    return undefined;
  });
  if (loaded) return loaded.index;
  let index = EMPTY_INDEX;
  await readThrough(db, (known) => {
    index = known.index;
  });
  return index;
}

async function checkLookup(
  db: Db,
  standing: ReadonlyMap<TenantId, Customer>,
  ids: readonly TenantId[],
  random: Random,
) {
  const index = await readIndex(db);
  for (let n = 0; n < LOOKED_UP; n += 1) {
    const id = random.pick(ids);
    const found = search(index, id, 5).rows.some(({ tenantId }) => tenantId === id);
    if (found !== standing.has(id)) throw new Error(`The lookup ${found ? 'finds' : 'does not find'} ${id}.`);
    const name = standing.get(id)?.companyName;
    const named = name === undefined ? undefined : search(index, name, 30).rows;
    const isWhole = named && named.length < 30;
    if (isWhole && !named.some(({ tenantId }) => tenantId === id)) throw new Error(`"${name}" does not find ${id}.`);
  }
}

async function checkTally(db: Db, standing: ReadonlyMap<TenantId, Customer>) {
  const stored = canonicalJson([...(await loadTally(db)).facts].sort());
  const counted = canonicalJson([...tallyOf([...standing.values()]).facts].sort());
  if (stored !== counted) throw new Error(`The tally is ${stored}\nand not ${counted}`);
}

/** What must hold after every step, whatever happened. `ids`: every customer that ever was. */
export async function checkProfile(db: Db, ids: readonly TenantId[], random: Random): Promise<number> {
  const standing = await allCustomers(db);
  await checkTally(db, standing);
  await checkLookup(db, standing, ids, random);
  return standing.size;
}
