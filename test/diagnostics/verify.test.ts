import { describe, expect, it } from 'vitest';
import type { Db } from '../../lib/db/open.ts';
import { readFacts } from '../../lib/diagnostics/read-facts.ts';
import { reportText } from '../../lib/diagnostics/report-text.ts';
import { rebuildDerived, verifyDirectory } from '../../lib/diagnostics/verify.ts';
import { diffCustomer } from '../../lib/log/diff.ts';
import { keepIndex } from '../../lib/lookup/keep-index.ts';
import { aCustomer } from '../fixtures/documents.ts';
import { sampleDirectory } from '../sample-data.ts';
import { write } from '../session/memory-session.ts';
import { dbWith } from '../transfer/import-file.ts';
import { SURROUNDINGS } from './surroundings.ts';

const CUSTOMERS = 40;
const directory = sampleDirectory({ customers: CUSTOMERS, seed: 4 });

async function book(): Promise<Db> {
  const db = await dbWith(directory);
  await keepIndex(db);
  return db;
}
const verify = async (db: Db) =>
  Object.fromEntries((await verifyDirectory(db, () => undefined)).map(({ what, state }) => [what, state]));
const SOUND = { customers: 'sound', tally: 'sound', lookup: 'sound', history: 'sound' };

/** The first page that holds customers, changed. */
async function changePage(db: Db, change: (page: unknown[]) => unknown[]): Promise<void> {
  const [key] = await db.getAllKeys('customers');
  const page = key === undefined ? undefined : await db.get('customers', key);
  if (key === undefined || !Array.isArray(page)) throw new Error('No page.');
  await db.put('customers', change(page) as typeof page, key);
}

describe('checking a directory', () => {
  it('finds it in order', async () => expect(await verify(await book())).toEqual(SOUND));

  it.each([
    [
      'a customer that cannot be read',
      (db: Db) => changePage(db, ([, ...rest]) => [{ broken: true }, ...rest]),
      'customers',
    ],
    ['a customer that is lost', (db: Db) => changePage(db, (page) => page.slice(1)), 'history'],
    ['an index that is gone', (db: Db) => db.delete('lookup', 'base'), 'lookup'],
    ['counts that are gone', (db: Db) => db.delete('state', 'tally'), 'tally'],
  ])('finds %s', async (_, damage, what) => {
    const db = await book();
    await damage(db);
    expect((await verify(db))[what]).not.toBe('sound');
  });

  it('finds nothing wrong where something is written meanwhile', async () => {
    const db = await book();
    let written: Promise<unknown> | undefined;
    const found = await verifyDirectory(db, () => {
      written ??= write(db, [diffCustomer(undefined, aCustomer(1))]);
    });
    expect(await written).toMatchObject({ state: 'written' });
    expect(found.map(({ state }) => state)).toEqual(['sound', 'sound', 'sound', 'sound']);
    expect(found[0]).toMatchObject({ what: 'customers', count: CUSTOMERS + 1 });
  });

  it('mends what can be made again', async () => {
    const db = await book();
    await Promise.all([db.delete('lookup', 'base'), db.delete('state', 'tally')]);
    await rebuildDerived(db, () => undefined);
    expect(await verify(db)).toEqual(SOUND);
  });

  it('ends when it is cancelled', async () => {
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    await expect(verifyDirectory(await book(), () => undefined, stop.signal)).rejects.toThrow('enough');
  });
});

it('reports codes and counts, and nothing that names anybody', async () => {
  const db = await book();
  const text = reportText(await readFacts(db, SURROUNDINGS), await verifyDirectory(db, () => undefined), []);
  expect(text).toContain(`customers: ${CUSTOMERS}`);
  expect(text).toContain('history: sound');
  const named = directory.customers.flatMap(({ tenantId, companyName, domains }) => [
    tenantId,
    companyName,
    ...domains,
  ]);
  expect(named.filter((name) => text.includes(name))).toEqual([]);
  expect(text).not.toContain('acme');
});
