import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginSharing } from '../../../lib/db/begin-sharing.ts';
import { commitPlan } from '../../../lib/db/commit.ts';
import { getHead } from '../../../lib/db/history.ts';
import type { Db } from '../../../lib/db/open.ts';
import { listRestorePoints } from '../../../lib/db/restore-points.ts';
import { diffCustomer, diffPartner } from '../../../lib/log/diff.ts';
import type { DocId, Op } from '../../../lib/log/types.ts';
import { keepRestorePoint } from '../../../lib/workspace/restore/keep-restore-point.ts';
import { planAdoption } from '../../../lib/workspace/restore/plan-adoption.ts';
import { planRestore } from '../../../lib/workspace/restore/plan-restore.ts';
import { readStored, sorted } from '../../db/stored-state.ts';
import { meetingOps } from '../../fixtures/arbitrary-ops.ts';
import { aCustomer, aPartner, aSubscription, subscriptionId, tenant } from '../../fixtures/documents.ts';
import { closeProfile, commit, NOW, openProfile } from '../sync/member.ts';

const author = { by: 'Ann', at: NOW };
const create = (n: number, change = {}): Op => diffCustomer(undefined, aCustomer(n, change)) ?? { drop: 'workspace' };
const partner = (n: number, change = {}): Op => diffPartner(undefined, aPartner(n, change)) ?? { drop: 'workspace' };
const doc = (n: number): DocId => `customer/${tenant(n)}`;

async function standing(db: Db): Promise<Map<DocId, object>> {
  const { shown } = await readStored(db);
  return new Map([...shown].flatMap(([id, { value, dropped }]) => (dropped ? [] : [[id, value]])));
}

async function put(db: Db, plan: Awaited<ReturnType<typeof planRestore>>) {
  return plan && (await commitPlan(db, plan, author)).state;
}

describe('a restore point', () => {
  it('brings every document back as it was, and drops those that were not there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(meetingOps, { minLength: 1 }), fc.array(meetingOps), async (first, later) => {
        const db = await openProfile();
        await commit(db, { put: 'workspace', set: { name: 'W' } }, ...first.flat());
        const before = sorted(await standing(db));
        const { key } = await keepRestorePoint(db, 'massChange');
        for (const ops of later) await commit(db, ...ops);
        await put(db, await planRestore(db, key));
        expect(sorted(await standing(db))).toEqual(before);
        expect((await planRestore(db, key))?.ops).toEqual([]);
        await closeProfile(db);
      }),
      { numRuns: 30 },
    );
  });

  it('that was kept while commits waited for the team brings them back as well', async () => {
    const db = await openProfile();
    const cursor = { workspace: 'w', file: 1, offset: 0, position: 0 };
    await beginSharing(db, { cursor, agents: new Map(), members: new Map(), revision: 0 }, async () => true);
    await commit(db, create(1));
    const before = sorted(await standing(db));
    const { key } = await keepRestorePoint(db, 'massChange');
    await commit(db, { drop: doc(1) });
    expect(await put(db, await planRestore(db, key))).toBe('written');
    expect(sorted(await standing(db))).toEqual(before);
  });

  it('is one of the newest three', async () => {
    const db = await openProfile();
    for (let n = 1; n <= 5; n += 1) {
      await commit(db, create(n));
      await keepRestorePoint(db, n === 5 ? 'join' : 'massChange', Date.parse(NOW) + n);
    }
    const listed = await listRestorePoints(db);
    expect(listed.map(({ customers, why }) => [customers, why])).toEqual([
      [5, 'join'],
      [4, 'massChange'],
      [3, 'massChange'],
    ]);
    expect(listed[0]).toMatchObject({ at: '2026-01-01T00:00:00.005Z', bytes: expect.any(Number) });
  });

  it('that is gone or damaged is no plan', async () => {
    const db = await openProfile();
    await commit(db, create(1));
    const { key } = await keepRestorePoint(db, 'join');
    expect(await planRestore(db, key + 1)).toBeUndefined();
    const point = await db.get('restore', key);
    if (point) await db.put('restore', { ...point, packed: point.packed.slice(0, -9) }, key);
    expect(await planRestore(db, key)).toBeUndefined();
    expect(await planAdoption(db, key, 'mine')).toBeUndefined();
  });

  it('makes a plan that is stale once a document has changed', async () => {
    const db = await openProfile();
    await commit(db, create(1));
    const { key } = await keepRestorePoint(db, 'join');
    await commit(db, { put: doc(1), set: { notes: 'N' } });
    const plan = await planRestore(db, key);
    await commit(db, { put: doc(1), set: { notes: 'M' } });
    expect(await put(db, plan)).toBe('stale');
  });
});

const mineOnly = aSubscription(3);

/** A profile with the team's directory, and a restore point of its own one. */
async function joined(): Promise<{ db: Db; key: number }> {
  const db = await openProfile();
  await commit(
    db,
    create(1, { companyName: 'Mine', notes: 'mine', subscriptions: [aSubscription(1, { quantity: 9 }), mineOnly] }),
    create(2),
    partner(7, { role: 'directBill', name: 'We' }),
    partner(8, { name: 'Reseller' }),
    { put: 'workspace', set: { name: 'Mine' } },
  );
  const { key } = await keepRestorePoint(db, 'join');
  await commit(
    db,
    { drop: doc(2) },
    { drop: `partner/${tenant(7)}` },
    { drop: `partner/${tenant(8)}` },
    create(3),
    partner(9, { role: 'indirectProvider', name: 'Team' }),
    { put: 'workspace', set: { name: 'Team' } },
    { drop: doc(1) },
  );
  await commit(
    db,
    create(1, { companyName: 'Theirs', domains: [], subscriptions: [aSubscription(1), aSubscription(2)] }),
  );
  return { db, key };
}

describe('what a profile had before it joined', () => {
  it('(mine) stands wherever both have a value, and takes nothing away', async () => {
    const { db, key } = await joined();
    expect(await put(db, await planAdoption(db, key, 'mine'))).toBe('written');
    const docs = await standing(db);
    expect(docs.get(doc(1))).toEqual(
      aCustomer(1, {
        companyName: 'Mine',
        notes: 'mine',
        subscriptions: [aSubscription(1, { quantity: 9 }), aSubscription(2), mineOnly],
      }),
    );
    expect(docs.get('workspace')).toEqual({ name: 'Mine' });
    expect([doc(2), doc(3)].every((id) => docs.has(id))).toBe(true);
  });

  it('(merge) fills what the team has nothing for, and no more', async () => {
    const { db, key } = await joined();
    const plan = await planAdoption(db, key, 'merge');
    expect(plan?.ops.find((op) => 'put' in op && op.put === doc(1))).toEqual({
      put: doc(1),
      set: { notes: 'mine', domains: ['customer1.example'], [`subscriptions.${subscriptionId(3)}`]: mineOnly },
    });
    expect(await put(db, plan)).toBe('written');
    const docs = await standing(db);
    expect(docs.get(doc(1))).toMatchObject({ companyName: 'Theirs', notes: 'mine' });
    expect(docs.get('workspace')).toEqual({ name: 'Team' });
    expect([doc(2), doc(3)].every((id) => docs.has(id))).toBe(true);
    expect((await planAdoption(db, key, 'merge'))?.ops).toEqual([]);
  });

  it.each(['mine', 'merge'] as const)('(%s) brings no second own partner', async (how) => {
    const { db, key } = await joined();
    await put(db, await planAdoption(db, key, how));
    const docs = await standing(db);
    expect(docs.has(`partner/${tenant(7)}`)).toBe(false);
    expect(docs.has(`partner/${tenant(8)}`)).toBe(true);
    await commit(db, partner(7, { role: 'indirectReseller', name: 'We' }));
    await put(db, await planAdoption(db, key, how));
    expect((await standing(db)).get(`partner/${tenant(7)}`)).toMatchObject({ role: 'indirectReseller' });
  });

  it('is a plan against the directory as it is', async () => {
    const { db, key } = await joined();
    expect((await planAdoption(db, key, 'mine'))?.base).toBe(await getHead(db));
  });
});
