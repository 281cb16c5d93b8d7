import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CommitOutcome, commitPlan } from '../../lib/db/commit.ts';
import { findByDomain, getCustomer, getCustomers, scanCustomers } from '../../lib/db/customers.ts';
import { getEntry, getHead, readHistory } from '../../lib/db/history.ts';
import { type Db, openDb } from '../../lib/db/open.ts';
import { getPartners } from '../../lib/db/partners.ts';
import { onCommitted } from '../../lib/db/watch.ts';
import { getWorkspace } from '../../lib/db/workspace.ts';
import type { Customer } from '../../lib/directory/types.ts';
import { diffCustomer, diffPartner, diffWorkspace, dropCustomer } from '../../lib/log/diff.ts';
import { createPlan } from '../../lib/log/plan.ts';
import type { Op } from '../../lib/log/types.ts';
import { planUndo } from '../../lib/log/undo.ts';
import { aCustomer, aPartner, tenant } from '../fixtures/documents.ts';

let db: Db;
let opened = 0;
const author = { by: 'Ann', at: '2026-01-01T00:00:00.000Z' };

beforeEach(async () => {
  opened += 1;
  db = await openDb(`commit-test-${opened}`);
});
afterEach(async () => {
  db.close();
  await deleteDB(`commit-test-${opened}`);
});

async function write(...ops: (Op | undefined)[]): Promise<CommitOutcome> {
  return commitPlan(db, createPlan('edit', await getHead(db), ops), author);
}

async function scan(): Promise<Customer[]> {
  const all: Customer[] = [];
  await scanCustomers(db, (customers) => all.push(...customers));
  return all;
}

describe('a written commit', () => {
  it('is found in the directory, the history and the way from domains', async () => {
    const outcome = await write(
      diffCustomer(undefined, aCustomer(1)),
      diffPartner(undefined, aPartner(9)),
      diffWorkspace(undefined, { name: 'W' }),
    );
    expect(outcome).toEqual({ state: 'written', position: 1 });
    expect(await getCustomer(db, tenant(1))).toEqual(aCustomer(1));
    expect(await getPartners(db)).toEqual([aPartner(9)]);
    expect(await getWorkspace(db)).toEqual({ name: 'W' });
    expect(await findByDomain(db, 'customer1.example')).toEqual([tenant(1)]);
    expect(await readHistory(db, { limit: 5 })).toMatchObject([{ position: 1, by: 'Ann', docs: 3, n: 1 }]);
  });

  it('moves domains with the customer', async () => {
    await write(
      diffCustomer(undefined, aCustomer(1)),
      diffCustomer(undefined, aCustomer(2, { domains: ['customer1.example'] })),
    );
    expect(await findByDomain(db, 'customer1.example')).toHaveLength(2);
    await write(diffCustomer(aCustomer(1), aCustomer(1, { domains: ['other.example'] })));
    expect(await findByDomain(db, 'customer1.example')).toEqual([tenant(2)]);
    await write(dropCustomer(tenant(2)));
    expect(await findByDomain(db, 'customer1.example')).toEqual([]);
  });

  it('is told to whoever watches', async () => {
    const told = Promise.withResolvers<number>();
    const stop = onCommitted(told.resolve);
    await write(diffCustomer(undefined, aCustomer(1)));
    expect(await told.promise).toBe(1);
    stop();
  });

  it('of thousands of customers is read back whole and undone whole', async () => {
    const customers = Array.from({ length: 2_000 }, (_, n) => aCustomer(n + 1));
    await write(...customers.map((customer) => diffCustomer(undefined, customer)));
    expect(await scan()).toHaveLength(2_000);
    const entry = await getEntry(db, 1);
    if (!entry) throw new Error('no entry');
    expect(entry.commit.ops).toHaveLength(2_000);
    const found = await getCustomers(
      db,
      customers.map(({ tenantId }) => tenantId),
    );
    const { plan } = planUndo(entry, (doc) => found.get(doc.slice('customer/'.length) as never), 1);
    await commitPlan(db, plan, author);
    expect(await scan()).toEqual([]);
  });
});

describe('a plan', () => {
  it('without operations writes nothing', async () => {
    expect(await write()).toEqual({ state: 'empty' });
    expect(await getHead(db)).toBe(0);
  });

  it('whose field was changed since the review is refused whole', async () => {
    await write(diffCustomer(undefined, aCustomer(1)), diffCustomer(undefined, aCustomer(2)));
    const base = await getHead(db);
    await write(diffCustomer(aCustomer(1), aCustomer(1, { companyName: 'Elsewhere' })));
    const rename = (n: number) => diffCustomer(aCustomer(n), aCustomer(n, { companyName: 'Here' }));
    const outcome = await commitPlan(db, createPlan('edit', base, [rename(1), rename(2)]), author);
    expect(outcome).toEqual({ state: 'stale', docs: [`customer/${tenant(1)}`] });
    expect(await getCustomer(db, tenant(2))).toEqual(aCustomer(2));
  });

  it('for another field than the one changed meanwhile is written', async () => {
    await write(diffCustomer(undefined, aCustomer(1)));
    const base = await getHead(db);
    await write(diffCustomer(aCustomer(1), aCustomer(1, { companyName: 'Elsewhere' })));
    await commitPlan(
      db,
      createPlan('edit', base, [diffCustomer(aCustomer(1), aCustomer(1, { notes: 'Here' }))]),
      author,
    );
    expect(await getCustomer(db, tenant(1))).toEqual(aCustomer(1, { companyName: 'Elsewhere', notes: 'Here' }));
  });

  it('made before the directory was erased is refused whole', async () => {
    await write(diffCustomer(undefined, aCustomer(1)));
    const base = await getHead(db);
    await Promise.all([...db.objectStoreNames].map((name) => db.clear(name)));
    const op = diffCustomer(aCustomer(1), aCustomer(1, { notes: 'x' }));
    expect(await commitPlan(db, createPlan('edit', base, [op]), author)).toMatchObject({ state: 'stale' });
    expect(await scan()).toEqual([]);
  });

  it('that names no document fails and leaves everything as it was', async () => {
    await write(diffCustomer(undefined, aCustomer(1)));
    const bad: Op = { put: 'customer/nobody', set: { companyName: 'x' } };
    await expect(write(diffCustomer(undefined, aCustomer(2)), bad)).rejects.toThrow('customer/nobody');
    expect([await getHead(db), await scan()]).toEqual([1, [aCustomer(1)]]);
  });

  it('whose value cannot be stored fails and leaves everything as it was', async () => {
    const unstorable: Op = { put: `customer/${tenant(2)}`, set: { notes: 1n as never } };
    await expect(write(diffCustomer(undefined, aCustomer(1)), unstorable)).rejects.toThrow();
    expect([await getHead(db), await scan()]).toEqual([0, []]);
  });

  it('is written after those of other writers, each at its own position', async () => {
    const plans = Array.from({ length: 20 }, (_, n) =>
      createPlan('edit', 0, [diffCustomer(undefined, aCustomer(n + 1))]),
    );
    const outcomes = await Promise.all(plans.map((plan) => commitPlan(db, plan, author)));
    expect(outcomes.map((outcome) => outcome.state === 'written' && outcome.position)).toEqual(
      plans.map((_, n) => n + 1),
    );
    expect(await scan()).toHaveLength(20);
  });
});

describe('a damaged stored record', () => {
  it('is left out of answers, counted, and left in place by writes', async () => {
    await write(diffCustomer(undefined, aCustomer(1)));
    const [key = ''] = await db.getAllKeys('customers');
    const page = (await db.get('customers', key)) ?? [];
    const half = JSON.stringify({ value: { ...aCustomer(2), subscriptions: [null] }, stamp: [1, 'a'] });
    await db.put('customers', [...page, half, '{', 5 as never], key);
    let damaged = 0;
    await scanCustomers(db, (_, progress) => {
      damaged = progress.damaged;
    });
    expect(damaged).toBe(3);
    await write(diffCustomer(aCustomer(1), aCustomer(1, { notes: 'x' })));
    expect(await db.get('customers', key)).toHaveLength(4);
  });

  it('that is a whole page is named and never overwritten', async () => {
    await write(diffCustomer(undefined, aCustomer(1)));
    const [key = ''] = await db.getAllKeys('customers');
    await db.put('customers', 'garbage' as never, key);
    await expect(write(diffCustomer(undefined, aCustomer(1)))).rejects.toThrow('damaged');
    expect(await scan()).toEqual([]);
  });
});
