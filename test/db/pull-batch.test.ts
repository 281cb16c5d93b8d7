import fc from 'fast-check';
import { deleteDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { beginSharing } from '../../lib/db/begin-sharing.ts';
import { commitPlan } from '../../lib/db/commit.ts';
import { endSharing } from '../../lib/db/end-sharing.ts';
import { findHistory } from '../../lib/db/find-history.ts';
import { getEntry, getHead, readHistory } from '../../lib/db/history.ts';
import { type Db, openDb } from '../../lib/db/open.ts';
import { markInFlight } from '../../lib/db/outbox.ts';
import { pullBatch } from '../../lib/db/pull-batch.ts';
import type { Cursor } from '../../lib/db/schema.ts';
import { readTally } from '../../lib/db/tally.ts';
import { diffCustomer } from '../../lib/log/diff.ts';
import { emptyFoldState, type FoldState, fold, foldCommit } from '../../lib/log/fold.ts';
import { PENDING } from '../../lib/log/pending.ts';
import { createPlan } from '../../lib/log/plan.ts';
import type { Commit, Op } from '../../lib/log/types.ts';
import { undoCommit } from '../../lib/session/undo-commit.ts';
import { meetingOps } from '../fixtures/arbitrary-ops.ts';
import { aCustomer, tenant } from '../fixtures/documents.ts';
import { failWrite } from './fail-write.ts';
import { countedTally, dump, readStored, sorted } from './stored-state.ts';

const NOW = '2026-01-01T00:00:00.000Z';
const author = { by: 'Me', at: NOW };
const start: Cursor = { workspace: 'w', file: 1, offset: 0, position: 0 };
let databases = 0;

async function sharingDb(): Promise<Db> {
  databases += 1;
  const db = await openDb(`pull-batch-${databases}`);
  await beginSharing(db, { cursor: start, agents: new Map(), members: new Map(), revision: 0 }, async () => true);
  return db;
}

async function cursorOf(db: Db): Promise<Cursor> {
  const { cursor } = await readStored(db);
  if (!cursor) throw new Error('not sharing');
  return cursor;
}

async function pull(db: Db, lines: (Commit | undefined)[]) {
  const from = await cursorOf(db);
  const to = { ...from, offset: from.offset + lines.length, position: from.position + lines.length };
  return pullBatch(db, { from, to, lines }, NOW);
}

const edit = async (db: Db, ops: Op[]) => commitPlan(db, createPlan('edit', await getHead(db), ops), author);

async function waitingOf(db: Db): Promise<Commit[]> {
  const positions = (await db.getAllKeys('log')).filter((position) => position > PENDING);
  const entries = await Promise.all(positions.map((position) => getEntry(db, position)));
  return entries.flatMap((entry) => (entry ? [entry.commit] : []));
}

const others = (agent: string, n: number, base: number, ops: Op[]): Commit => ({
  ...{ v: 1, id: `${agent}-${n}`, agent, n, at: NOW, by: agent, source: 'edit', base },
  ops,
});

/** The team's log with what waits behind it, folded from nothing; and what takes each commit back. */
function foldedWhole(lines: readonly (Commit | undefined)[], waiting: readonly Commit[]) {
  const state = emptyFoldState();
  const inverses = new Map<number, Op[]>();
  const put = (commit: Commit, position: number) => {
    state.position = position - 1;
    const isNew = commit.n > (state.agents.get(commit.agent) ?? 0);
    if (isNew) inverses.set(position, foldCommit(commit, position, (doc) => state.docs.get(doc)).inverse);
    fold(state, [commit]);
  };
  for (const [at, commit] of lines.entries()) if (commit) put(commit, at + 1);
  const shared: FoldState = { ...state, docs: new Map(state.docs) };
  for (const commit of waiting) put(commit, PENDING + commit.n);
  return { shown: state, shared, inverses };
}

const byDoc = (ops: readonly Op[]) => ops.map((op) => JSON.stringify(op)).sort();

async function expectFolded(db: Db, lines: readonly (Commit | undefined)[]): Promise<number> {
  const { shown, shared, inverses } = foldedWhole(lines, await waitingOf(db));
  const stored = await readStored(db);
  expect(sorted(stored.shown)).toEqual(sorted(shown.docs));
  expect(sorted(stored.shared)).toEqual(sorted(shared.docs));
  expect(sorted(stored.conflicts)).toEqual(sorted(shown.conflicts));
  const kept = (await readHistory(db, { limit: 999 })).map(({ position }) => position);
  expect(kept.reverse()).toEqual([...inverses.keys()]);
  for (const [position, inverse] of inverses)
    expect(byDoc((await getEntry(db, position))?.inverse ?? [])).toEqual(byDoc(inverse));
  const tally = await readTally(db);
  expect([...(tally?.facts ?? [])].sort()).toEqual([...(await countedTally(db)).facts].sort());
  expect(tally?.sharedDomains).toBe((await countedTally(db)).sharedDomains);
  return shown.conflicts.size;
}

/** Who leaves goes on alone from where the log was read to, with what waited behind it; nothing is concurrent then. */
async function expectLeft(
  db: Db,
  lines: readonly (Commit | undefined)[],
  after: readonly Op[][],
  failing: number,
): Promise<void> {
  const all = [...lines, ...(await waitingOf(db))];
  const before = await dump(db);
  if (await failWrite(failing + 1, () => endSharing(db))) {
    expect(await dump(db)).toEqual(before);
    expect(await endSharing(db)).toEqual({ state: 'left' });
  }
  for (const ops of after) {
    const outcome = await edit(db, ops);
    expect(outcome).toEqual({ state: 'written', position: all.length + 1 });
    all.push((await getEntry(db, all.length + 1))?.commit);
  }
  await expectFolded(db, all);
  expect(await db.getAllKeys('sync')).toEqual(['left']);
  expect(await db.count('shadow')).toBe(0);
}

type Step =
  | { edit: Op[] }
  | { settle: number }
  | { others: 'ann' | 'bob'; ops: Op[]; seen: number; again: boolean }
  /** A copy of this profile writes under its agent. */
  | { copy: Op[] }
  | { arrive: number; failing: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: meetingOps.map((ops): Step => ({ edit: ops })) },
    { weight: 2, arbitrary: fc.nat(9).map((settle): Step => ({ settle })) },
    {
      weight: 4,
      arbitrary: fc
        .record({
          others: fc.constantFrom('ann' as const, 'bob' as const),
          ops: meetingOps,
          seen: fc.nat(3),
          again: fc.boolean(),
        })
        .map((step): Step => step),
    },
    { weight: 1, arbitrary: meetingOps.map((copy): Step => ({ copy })) },
    { weight: 4, arbitrary: fc.record({ arrive: fc.nat(3), failing: fc.nat(20) }).map((step): Step => step) },
  ),
  { minLength: 2, maxLength: 16 },
);

/** A profile and its team's log. */
class Team {
  readonly lines: (Commit | undefined)[] = [];
  private readonly counts = new Map<string, number>();
  private readonly news: (Commit | undefined)[] = [];

  constructor(readonly db: Db) {}

  async take(step: Step): Promise<void> {
    if ('edit' in step) await edit(this.db, step.edit);
    else if ('settle' in step) await this.settle(step.settle);
    else if ('copy' in step) await this.copy(step.copy);
    else if ('others' in step) this.write(step.others, step.ops, step.seen, step.again);
    else await this.arrive(step.arrive, step.failing);
  }

  private async settle(which: number): Promise<void> {
    const conflicts = await this.db.getAll('conflicts');
    const conflict = conflicts[which % Math.max(conflicts.length, 1)];
    if (!conflict) return;
    const { id, position: _, ...of } = conflict;
    const settled = await edit(this.db, [{ settle: id, keep: 'standing', of }]);
    expect(await this.db.getKey('conflicts', id)).toBeUndefined();
    if (which % 2 === 0 || settled.state !== 'written') return;
    await undoCommit(this.db, settled.position, author);
    expect(await this.db.get('conflicts', id)).toMatchObject(of);
  }

  private async copy(ops: Op[]): Promise<void> {
    const own = await this.db.get('state', 'agent');
    if (!own || !('agent' in own)) return;
    const [first] = await waitingOf(this.db);
    this.news.push({ ...others(own.agent, first?.n ?? own.n + 1, this.lines.length, ops), id: crypto.randomUUID() });
  }

  private write(agent: string, ops: Op[], seen: number, again: boolean): void {
    const n = (this.counts.get(agent) ?? 0) + 1;
    this.counts.set(agent, n);
    const commit = others(agent, n, Math.max(this.lines.length + this.news.length - seen, 0), ops);
    this.news.push(commit, ...(again ? [undefined, commit] : []));
  }

  /** Some of what waits here arrives behind what others wrote; the writing is refused once before it is done. */
  private async arrive(own: number, failing: number): Promise<void> {
    const sent = (await waitingOf(this.db)).slice(0, own);
    const lines = [...this.news.splice(0), ...sent];
    const before = await dump(this.db);
    const refused = await failWrite(failing + 1, () => pull(this.db, lines));
    if (refused) {
      expect(await dump(this.db)).toEqual(before);
      await pull(this.db, lines);
    }
    this.lines.push(...lines);
  }
}

describe('a profile that shares its directory', () => {
  it('shows the team’s log with what waits folded on top, through every pull, copy and refused writing', async () => {
    let conflicts = 0;
    await fc.assert(
      fc.asyncProperty(steps, fc.array(meetingOps, { maxLength: 3 }), fc.nat(20), async (taken, after, failing) => {
        const db = await sharingDb();
        const team = new Team(db);
        for (const step of taken) {
          await team.take(step);
          conflicts += await expectFolded(db, team.lines);
        }
        await expectLeft(db, team.lines, after, failing);
        db.close();
        await deleteDB(`pull-batch-${databases}`);
      }),
      { numRuns: 60 },
    );
    // Otherwise authors never meet, and nothing is proved.
    expect(conflicts).toBeGreaterThan(30);
  }, 120_000);
});

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
