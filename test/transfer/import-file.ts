import { afterEach } from 'vitest';
import { commitPlan } from '../../lib/db/commit.ts';
import { scanCustomers } from '../../lib/db/customers.ts';
import { type Db, openDb } from '../../lib/db/open.ts';
import { getPartners } from '../../lib/db/partners.ts';
import { getWorkspace } from '../../lib/db/workspace.ts';
import { parseIsoDate } from '../../lib/directory/ids.ts';
import type { Customer, Directory } from '../../lib/directory/types.ts';
import { prepareImport } from '../../lib/transfer/prepare-import.ts';

const AUTHOR = { by: 'Kim', at: '2026-11-22T09:00:00Z' };
const today = parseIsoDate('2026-11-22');
if (!today) throw new Error('no such day');
/** What an import needs that no test looks at. */
export const quiet = { today, onProgress: () => undefined };
const open: Db[] = [];
let names = 0;

export async function newDb(): Promise<Db> {
  names += 1;
  const db = await openDb(`import-${names}`);
  open.push(db);
  return db;
}
afterEach(() => {
  for (const db of open.splice(0)) db.close();
});

export async function importFile(db: Db, ...parts: BlobPart[]) {
  const { plan, summary } = await prepareImport(new Blob(parts), db, quiet);
  const outcome = await commitPlan(db, plan, AUTHOR);
  return { summary, outcome };
}

export async function readAll(db: Db): Promise<Directory> {
  const customers: Customer[] = [];
  await scanCustomers(db, (page) => customers.push(...page));
  const workspace = await getWorkspace(db);
  return {
    partners: await getPartners(db),
    customers: customers.sort((a, b) => (a.tenantId < b.tenantId ? -1 : 1)),
    ...(workspace ? { workspace } : {}),
  };
}

export const jsonFile = (directory: Directory, rest: object = {}) =>
  JSON.stringify({ format: 'support-contacts/directory', version: 1, ...directory, ...rest });

export async function dbWith(directory: Directory): Promise<Db> {
  const db = await newDb();
  await importFile(db, jsonFile(directory));
  return db;
}
