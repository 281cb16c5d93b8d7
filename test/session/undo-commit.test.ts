import { describe, expect, it } from 'vitest';
import { getCustomer, scanCustomers } from '../../lib/db/customers.ts';
import type { Db } from '../../lib/db/open.ts';
import type { Customer } from '../../lib/directory/types.ts';
import { diffCustomer, dropCustomer } from '../../lib/log/diff.ts';
import { undoCommit } from '../../lib/session/undo-commit.ts';
import { aCustomer, tenant } from '../fixtures/documents.ts';
import { memorySession, write } from './memory-session.ts';

const author = { by: 'Ann', at: '2026-11-22T09:00:00.000Z' };
const [first, second] = [aCustomer(1), aCustomer(2)];
const renamed = { ...first, companyName: 'Elsewhere' };

async function filled(): Promise<Db> {
  const { db } = await memorySession();
  await write(db, [diffCustomer(undefined, first), diffCustomer(undefined, second)]);
  return db;
}

async function all(db: Db): Promise<Customer[]> {
  const found: Customer[] = [];
  await scanCustomers(db, (customers) => found.push(...customers));
  return found;
}

describe('undoing what was confirmed a moment ago', () => {
  it.each([
    ['an edit', diffCustomer(first, renamed)],
    ['a drop', dropCustomer(tenant(2))],
    ['an addition', diffCustomer(undefined, aCustomer(3))],
  ])('takes back %s, also after a change of something else', async (_, op) => {
    const db = await filled();
    await write(db, [op]);
    await write(db, [diffCustomer(first, { ...first, notes: 'later' })]);
    expect(await undoCommit(db, 2, author)).toMatchObject({ state: 'written' });
    const expected = [{ ...first, notes: 'later' }, second];
    expect((await all(db)).sort((a, b) => (a.tenantId < b.tenantId ? -1 : 1))).toEqual(expected);
  });

  it.each([
    ['edited', diffCustomer(renamed, { ...renamed, companyName: 'Third' })],
    ['dropped', dropCustomer(tenant(1))],
  ])('is refused when its field was %s since', async (_, op) => {
    const db = await filled();
    await write(db, [diffCustomer(first, renamed)]);
    await write(db, [op]);
    const before = await getCustomer(db, tenant(1));
    expect(await undoCommit(db, 2, author)).toEqual({ state: 'stale', docs: [`customer/${tenant(1)}`] });
    expect(await getCustomer(db, tenant(1))).toEqual(before);
  });

  it('has nothing to do when the history does not have the commit', async () => {
    expect(await undoCommit(await filled(), 7, author)).toEqual({ state: 'empty' });
  });
});
