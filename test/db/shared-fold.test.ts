import fc from 'fast-check';
import { deleteDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { endSharing } from '../../lib/db/end-sharing.ts';
import { getEntry, readHistory } from '../../lib/db/history.ts';
import type { Db } from '../../lib/db/open.ts';
import { readTally } from '../../lib/db/tally.ts';
import { emptyFoldState, type FoldState, fold, foldCommit } from '../../lib/log/fold.ts';
import { PENDING } from '../../lib/log/pending.ts';
import type { Commit, Op } from '../../lib/log/types.ts';
import { undoCommit } from '../../lib/session/undo-commit.ts';
import { meetingOps } from '../fixtures/arbitrary-ops.ts';
import { failWrite } from './fail-write.ts';
import { author, edit, others, pull, sharingDb, waitingOf } from './sharing-profile.ts';
import { countedTally, dump, readStored, sorted } from './stored-state.ts';

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
        await deleteDB(db.name);
      }),
      { numRuns: 60 },
    );
    // Otherwise authors never meet, and nothing is proved.
    expect(conflicts).toBeGreaterThan(30);
  }, 120_000);
});
