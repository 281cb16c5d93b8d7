import { describe, expect, it } from 'vitest';
import { commitPlan } from '../../lib/db/commit.ts';
import { endSharing } from '../../lib/db/end-sharing.ts';
import { findHistory } from '../../lib/db/find-history.ts';
import { getEntry, getHead, readHistory } from '../../lib/db/history.ts';
import { type Db, openDb } from '../../lib/db/open.ts';
import { markInFlight } from '../../lib/db/outbox.ts';
import { pullBatch } from '../../lib/db/pull-batch.ts';
import { readTally } from '../../lib/db/tally.ts';
import { diffCustomer } from '../../lib/log/diff.ts';
import { PENDING } from '../../lib/log/pending.ts';
import { createPlan } from '../../lib/log/plan.ts';
import type { Op } from '../../lib/log/types.ts';
import { undoCommit } from '../../lib/session/undo-commit.ts';
import { aCustomer, tenant } from '../fixtures/documents.ts';
import { author, cursorOf, edit, NOW, others, pull, sharingDb, start, waitingOf } from './sharing-profile.ts';
import { dump, readStored } from './stored-state.ts';

const rename = (companyName: string): Op => ({ put: `customer/${tenant(1)}`, set: { companyName } });
const create: Op = diffCustomer(undefined, aCustomer(1)) ?? { drop: 'workspace' };
const arriveAll = async (db: Db) => pull(db, await waitingOf(db));

describe('a commit that waits', () => {
  it('is taken back by where it waited also after it has arrived', async () => {
    const db = await sharingDb();
    await edit(db, [create]);
    const outcome = await edit(db, [rename('B')]);
    await arriveAll(db);
    const position = outcome.state === 'written' ? outcome.position : 0;
    expect(position).toBeGreaterThan(PENDING);
    expect((await getEntry(db, position))?.position).toBe(2);
    expect(await undoCommit(db, position, author)).toMatchObject({ state: 'written' });
    expect((await readStored(db)).shown.get(`customer/${tenant(1)}`)?.value).toEqual(aCustomer(1));
  });

  it('makes no plan stale by arriving', async () => {
    const db = await sharingDb();
    await edit(db, [create]);
    const plan = createPlan('edit', await getHead(db), [rename('B')]);
    expect(await arriveAll(db)).toEqual({ state: 'pulled', commits: 1, arrived: 1 });
    expect(await commitPlan(db, plan, author)).toMatchObject({ state: 'written' });
  });

  it('leaves nothing kept apart once it has arrived', async () => {
    const db = await sharingDb();
    await edit(db, [create]);
    expect(await db.count('shadow')).toBe(1);
    await arriveAll(db);
    expect(await db.count('shadow')).toBe(0);
  });

  it('is the new agent’s once a copy of this profile has taken its number, and keeps what it is', async () => {
    const db = await sharingDb();
    await edit(db, [create]);
    const [mine] = await waitingOf(db);
    if (!mine) throw new Error('nothing waits');
    await pull(db, [{ ...mine, id: 'a copy’s', ops: [{ put: 'workspace', set: { name: 'copied' } }] }]);
    const [renewed] = await waitingOf(db);
    expect(renewed).toEqual({ ...mine, agent: renewed?.agent });
    expect(renewed?.agent).not.toBe(mine.agent);
  });
});

describe('a pull', () => {
  it('makes a plan stale whose field another author wrote', async () => {
    const db = await sharingDb();
    await edit(db, [create]);
    await arriveAll(db);
    const base = await getHead(db);
    await pull(db, [others('ann', 1, 1, [rename('A')])]);
    expect(await commitPlan(db, createPlan('edit', base, [rename('B')]), author)).toMatchObject({ state: 'stale' });
    const notes: Op = { put: `customer/${tenant(1)}`, set: { notes: 'B' } };
    expect(await commitPlan(db, createPlan('edit', base, [notes]), author)).toMatchObject({ state: 'written' });
  });

  it('that another page was quicker with writes nothing', async () => {
    const db = await sharingDb();
    const batch = { from: start, to: { ...start, offset: 9, position: 1 }, lines: [others('ann', 1, 0, [create])] };
    expect(await pullBatch(db, batch, NOW)).toMatchObject({ state: 'pulled', commits: 1 });
    const before = await dump(db);
    expect(await pullBatch(db, batch, NOW)).toEqual({ state: 'moved' });
    expect(await dump(db)).toEqual(before);
  });

  it('of lines without commits moves on and changes nothing else', async () => {
    const db = await sharingDb();
    const head = await getHead(db);
    expect(await pull(db, [undefined, undefined])).toEqual({ state: 'pulled', commits: 0, arrived: 0 });
    expect([(await cursorOf(db)).position, await getHead(db)]).toEqual([2, head]);
  });

  it('after leaving is refused, and so is leaving twice or while commits are on their way', async () => {
    const db = await sharingDb();
    await edit(db, [create]);
    await markInFlight(db, { from: 1, to: 1 });
    const before = await dump(db);
    expect(await endSharing(db)).toEqual({ state: 'inFlight' });
    expect(await dump(db)).toEqual(before);
    await arriveAll(db);
    expect(await endSharing(db)).toEqual({ state: 'left' });
    expect(await endSharing(db)).toEqual({ state: 'notSharing' });
    const batch = { from: start, to: start, lines: [] };
    expect(await pullBatch(db, batch, NOW)).toEqual({ state: 'moved' });
  });

  it('behind which a profile leaves counts where no commit of it is kept', async () => {
    const db = await sharingDb();
    await pull(db, [others('ann', 1, 0, [create]), undefined, undefined]);
    await db.clear('log');
    await endSharing(db);
    expect(await edit(db, [rename('B')])).toEqual({ state: 'written', position: 4 });
    expect(await db.count('conflicts')).toBe(0);
  });

  it('of many commits keeps each of them to be listed from any place, searched and taken back', async () => {
    const db = await sharingDb();
    const many = Array.from({ length: 600 }, (_, n) => others('ann', n + 2, n + 1, [rename(`${n + 2}`)]));
    await pull(db, [others('ann', 1, 0, [create]), ...many]);
    expect(await db.count('log')).toBeLessThan(10);
    for (const before of [602, 601, 500, 251, 250, 3, 1]) {
      const listed = await readHistory(db, { before, limit: 300 });
      const expected = Array.from({ length: Math.min(before - 1, 300) }, (_, n) => before - 1 - n);
      expect(listed.map(({ position }) => position)).toEqual(expected);
    }
    const found = await findHistory(db, { mentions: [[tenant(1)]] }, { limit: 1_000 });
    expect([found.headers.length, found.isEnd]).toEqual([601, true]);
    expect((await findHistory(db, { mentions: [[tenant(2)]] }, { limit: 9 })).headers).toEqual([]);
    expect((await getEntry(db, 300))?.inverse).toEqual([
      { put: `customer/${tenant(1)}`, set: { companyName: '299' }, unset: [] },
    ]);
    expect(await undoCommit(db, 601, author)).toMatchObject({ state: 'written' });
    expect((await readStored(db)).shown.get(`customer/${tenant(1)}`)?.value).toMatchObject({ companyName: '600' });
  });

  it('leaves a profile that shares with no one alone', async () => {
    const db = await openDb('pull-batch-alone');
    expect(await pullBatch(db, { from: start, to: start, lines: [] }, NOW)).toEqual({ state: 'moved' });
  });
});

it('a line may change one document many thousand times, and give a customer as many domains', async () => {
  const db = await sharingDb();
  const domains = Array.from({ length: 20_000 }, (_, n) => `d${n}.example`);
  const renames = domains.map((companyName): Op => ({ put: `customer/${tenant(1)}`, set: { companyName } }));
  const give = (some: string[]): Op => ({ put: `customer/${tenant(1)}`, set: { domains: some } });
  const eve = { v: 1, agent: 'eve', at: NOW, by: 'Eve', source: 'edit', base: 0 } as const;
  await pull(db, [{ ...eve, id: 'a', n: 1, ops: [...renames, give(domains)] }]);
  await pull(db, [{ ...eve, id: 'b', n: 2, ops: [give([...domains.slice(1), 'x.example', 'x.example'])] }]);
  expect((await readStored(db)).shown.get(`customer/${tenant(1)}`)?.value).toMatchObject({
    companyName: 'd19999.example',
  });
  expect((await readTally(db))?.sharedDomains).toBe(0);
});
