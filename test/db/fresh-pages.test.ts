import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitPlan } from '../../lib/db/commit.ts';
import { getCustomer, getCustomers, scanCustomers } from '../../lib/db/customers.ts';
import { FRESH_LIMIT, freshKeyOf } from '../../lib/db/fresh-pages.ts';
import { getHead } from '../../lib/db/history.ts';
import { readKnownDocs } from '../../lib/db/known-docs.ts';
import { type Db, openDb } from '../../lib/db/open.ts';
import { customerPageOf } from '../../lib/db/pages.ts';
import type { Customer } from '../../lib/directory/types.ts';
import { diffCustomer, dropCustomer } from '../../lib/log/diff.ts';
import { createPlan } from '../../lib/log/plan.ts';
import type { Op } from '../../lib/log/types.ts';
import { aCustomer, tenant } from '../fixtures/documents.ts';

/** All fixtures lie in one page. */
const PAGE = customerPageOf(tenant(1));
const FRESH = freshKeyOf(PAGE);
/** More than stay fresh. */
const COUNT = FRESH_LIMIT + 8;

let db: Db;
let opened = 0;

beforeEach(async () => {
  opened += 1;
  db = await openDb(`fresh-test-${opened}`);
  await write(...Array.from({ length: COUNT }, (_, n) => diffCustomer(undefined, aCustomer(n + 1))));
});
afterEach(async () => {
  db.close();
  await deleteDB(`fresh-test-${opened}`);
});

const write = async (...ops: (Op | undefined)[]) =>
  commitPlan(db, createPlan('edit', await getHead(db), ops), { by: 'Ann', at: '2026-01-01T00:00:00.000Z' });

const noted = (n: number, notes = 'new') => aCustomer(n, { notes });
const note = (n: number, notes = 'new') => diffCustomer(aCustomer(n), noted(n, notes));
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

async function scan(): Promise<{ customers: Customer[]; damaged: number }> {
  const customers: Customer[] = [];
  let damaged = 0;
  await scanCustomers(db, (some, progress) => {
    customers.push(...some);
    damaged = progress.damaged;
  });
  return { customers: customers.sort((a, b) => (a.tenantId < b.tenantId ? -1 : 1)), damaged };
}

/** What every way of reading says, which must be the same. */
async function readAllWays(): Promise<Customer[]> {
  const ids = numbers(COUNT + 2).map(tenant);
  const one = await Promise.all(ids.map((id) => getCustomer(db, id)));
  const many = await getCustomers(db, ids);
  const { customers } = await scan();
  expect(one.filter((customer) => customer !== undefined)).toEqual(customers);
  expect([...many.values()]).toEqual(customers);
  return customers;
}

describe('a few changed customers of a large page', () => {
  it('are written without the page, and stand for what it has of them', async () => {
    const page = await db.get('customers', PAGE);
    await write(note(3), dropCustomer(tenant(5)), diffCustomer(undefined, aCustomer(COUNT + 1)));
    expect(await db.get('customers', PAGE)).toEqual(page);
    expect(await db.get('customers', FRESH)).toHaveLength(3);
    const expected = numbers(COUNT + 1).map((n) => (n === 3 ? noted(3) : aCustomer(n)));
    expect(await readAllWays()).toEqual(expected.filter(({ tenantId }) => tenantId !== tenant(5)));
  });

  it('change again where they lie', async () => {
    await write(note(3));
    await write(diffCustomer(noted(3), noted(3, 'newer')));
    await write(dropCustomer(tenant(3)));
    await write(diffCustomer(undefined, noted(3, 'back')));
    expect(await db.get('customers', FRESH)).toHaveLength(1);
    expect(await getCustomer(db, tenant(3))).toEqual(noted(3, 'back'));
  });

  it('join the page once they are many', async () => {
    const many = FRESH_LIMIT + 2;
    for (const n of numbers(many)) await write(note(n));
    expect(await db.get('customers', PAGE)).toHaveLength(COUNT);
    expect(await db.get('customers', FRESH)).toHaveLength(1);
    expect(await readAllWays()).toEqual(numbers(COUNT).map((n) => (n <= many ? noted(n) : aCustomer(n))));
  });

  it('are left out when damaged, and what the page had of them does not come back', async () => {
    await write(note(3), note(4));
    const fresh = (await db.get('customers', FRESH)) ?? [];
    const cut = fresh.map((record) => (record.includes(tenant(3)) ? record.slice(0, 100) : record));
    await db.put('customers', cut, FRESH);
    expect(await getCustomer(db, tenant(3))).toBeUndefined();
    expect([...(await getCustomers(db, [tenant(3), tenant(4)])).keys()]).toEqual([tenant(4)]);
    const { customers, damaged } = await scan();
    expect([customers.length, damaged]).toEqual([COUNT - 1, 1]);
    for (const n of numbers(COUNT).slice(4)) await write(note(n));
    expect(await db.get('customers', PAGE)).toHaveLength(COUNT);
    expect([await getCustomer(db, tenant(3)), (await scan()).damaged]).toEqual([undefined, 1]);
  });
});

describe('documents known from before', () => {
  const rename = (n: number) => diffCustomer(aCustomer(n), aCustomer(n, { companyName: 'Renamed' }));
  const known = () => readKnownDocs(db, new Set([tenant(1), tenant(2)]));
  const author = { by: 'Ann', at: '2026-01-01T00:00:00.000Z' };

  it('are written without reading their page again', async () => {
    const docs = await known();
    await db.put('customers', [], PAGE);
    await commitPlan(db, createPlan('edit', docs.mark.revision, [rename(1)]), author, docs);
    expect(await getCustomer(db, tenant(1))).toEqual(aCustomer(1, { companyName: 'Renamed' }));
  });

  it('are read again after another commit', async () => {
    const docs = await known();
    await write(note(1));
    await commitPlan(db, createPlan('edit', docs.mark.revision, [rename(1)]), author, docs);
    expect(await getCustomer(db, tenant(1))).toEqual({ ...noted(1), companyName: 'Renamed' });
  });

  it('are read again after the directory was erased and begun anew', async () => {
    const docs = await known();
    await Promise.all([...db.objectStoreNames].map((name) => db.clear(name)));
    await write(diffCustomer(undefined, aCustomer(1, { country: 'FR' })));
    await commitPlan(db, createPlan('edit', docs.mark.revision, [rename(1)]), author, docs);
    expect(await getCustomer(db, tenant(1))).toEqual(aCustomer(1, { companyName: 'Renamed', country: 'FR' }));
  });
});
