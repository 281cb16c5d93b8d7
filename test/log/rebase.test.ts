import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyFoldState, type FoldState, fold, foldCommit } from '../../lib/log/fold.ts';
import { isPending, pendingPosition } from '../../lib/log/pending.ts';
import { type Placed, rebase } from '../../lib/log/rebase.ts';
import type { Commit, DocId, Folded, Op } from '../../lib/log/types.ts';
import { meetingOps } from '../fixtures/arbitrary-ops.ts';

type Step =
  | { edit: Op[] }
  | { settle: number }
  | { others: 'ann' | 'bob'; ops: Op[]; seen: number }
  | { arrive: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: meetingOps.map((edit): Step => ({ edit })) },
    { weight: 2, arbitrary: fc.nat(9).map((settle): Step => ({ settle })) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom('ann' as const, 'bob' as const), meetingOps, fc.nat(3))
        .map(([others, ops, seen]): Step => ({ others, ops, seen })),
    },
    { weight: 2, arbitrary: fc.nat(3).map((arrive): Step => ({ arrive })) },
  ),
  { minLength: 1, maxLength: 24 },
);

/** A member: what it has of the team's log, what it shows, and what waits. */
class Member {
  readonly log: Commit[] = [];
  readonly shown = new Map<DocId, Folded>();
  readonly kept = new Map<DocId, Folded | undefined>();
  readonly conflicts = emptyFoldState().conflicts;
  waiting: Placed[] = [];
  private readonly counts = new Map<string, number>();

  next(agent: string, base: number, ops: Op[]): Commit {
    const n = (this.counts.get(agent) ?? 0) + 1;
    this.counts.set(agent, n);
    return { v: 1, id: `${agent}${n}`, agent, n, at: '', by: agent, source: 'edit', base, ops };
  }

  edit(ops: Op[]): void {
    const commit = this.next('me', this.log.length, ops);
    const position = pendingPosition(commit.n);
    for (const doc of ops.flatMap((op) => ('put' in op ? [op.put] : 'drop' in op ? [op.drop] : [])))
      if (!this.kept.has(doc)) this.kept.set(doc, this.shown.get(doc));
    const { docs, conflicts, settled } = foldCommit(commit, position, (doc) => this.shown.get(doc));
    for (const [doc, folded] of docs) this.shown.set(doc, folded);
    for (const conflict of conflicts) this.conflicts.set(conflict.id, conflict);
    for (const id of settled) this.conflicts.delete(id);
    this.waiting.push({ position, commit });
  }

  arrive(commits: Commit[]): void {
    const ids = new Set(commits.map(({ id }) => id));
    const stillWaiting = this.waiting.filter(({ commit }) => !ids.has(commit.id));
    const placed = commits.map((commit, at) => ({ position: this.log.length + at + 1, commit }));
    const sharedOf = (doc: DocId) => (this.kept.has(doc) ? this.kept.get(doc) : this.shown.get(doc));
    const { docs, settled, conflicts } = rebase(placed, stillWaiting, sharedOf);
    for (const [id, { position, doc }] of [...this.conflicts])
      if (isPending(position) && docs.has(doc)) this.conflicts.delete(id);
    for (const [doc, { shown, shared, waits }] of docs) {
      this.shown.set(doc, shown);
      if (waits) this.kept.set(doc, shared);
      else this.kept.delete(doc);
    }
    for (const id of settled) this.conflicts.delete(id);
    for (const conflict of conflicts) this.conflicts.set(conflict.id, conflict);
    this.log.push(...commits);
    this.waiting = stillWaiting;
  }
}

/** The team's log with what waits behind it, folded from nothing. */
function foldedWhole({ log, waiting }: Member): FoldState {
  const state = fold(emptyFoldState(), log);
  for (const { position, commit } of waiting) fold(Object.assign(state, { position: position - 1 }), [commit]);
  return state;
}

function take(member: Member, team: Commit[], step: Step): void {
  if ('edit' in step) member.edit(step.edit);
  else if ('settle' in step) {
    const id = [...member.conflicts.keys()][step.settle % Math.max(member.conflicts.size, 1)];
    if (id) member.edit([{ settle: id, keep: 'standing' }]);
  } else if ('others' in step)
    team.push(member.next(step.others, Math.max(member.log.length + team.length - step.seen, 0), step.ops));
  else {
    const fetched = team.splice(0);
    const own = member.waiting.slice(0, step.arrive).map(({ commit }) => commit);
    member.arrive([...fetched, ...own]);
  }
}

const sorted = <T>(map: ReadonlyMap<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

it('putting commits under those that wait yields what folding the whole log yields', () => {
  let conflicts = 0;
  fc.assert(
    fc.property(steps, (taken) => {
      const member = new Member();
      const team: Commit[] = [];
      for (const step of taken) {
        take(member, team, step);
        const whole = foldedWhole(member);
        conflicts += whole.conflicts.size;
        expect(sorted(member.shown)).toEqual(sorted(whole.docs));
        expect(sorted(member.conflicts)).toEqual(sorted(whole.conflicts));
      }
      const shared = fold(emptyFoldState(), member.log);
      for (const [doc, folded] of member.kept) expect(folded).toEqual(shared.docs.get(doc));
    }),
    { numRuns: 600 },
  );
  // Otherwise authors never meet, and nothing is proved.
  expect(conflicts).toBeGreaterThan(100);
});
