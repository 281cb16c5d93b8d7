import { type Applied, type Applying, applyDrop, applyPut } from './apply-op.ts';
import type { Commit, Conflict, DocId, Folded, Op, ReopenOp, SettleOp } from './types.ts';

/** What one commit does to the documents it touches. */
export interface FoldedCommit {
  /** Every document that changed, dropped ones included. */
  docs: Map<DocId, Folded>;
  conflicts: Conflict[];
  /** Ids of conflicts that the commit settles. */
  settled: string[];
  /** Operations that take it back, in the order to apply them. */
  inverse: Op[];
}

/**
 * Applies one commit at its place in the log. Pure: reads documents through `docOf`, changes none of them.
 * Source of the rules: ARCHITECTURE.md, "The log".
 */
export function foldCommit(commit: Commit, position: number, docOf: (doc: DocId) => Folded | undefined): FoldedCommit {
  const folded: FoldedCommit = { docs: new Map(), conflicts: [], settled: [], inverse: [] };
  const by: Applying = { position, agent: commit.agent, n: commit.n, base: commit.base };
  for (const op of commit.ops) {
    if ('settle' in op) settle(folded, op);
    else if ('reopen' in op) reopen(folded, op, position);
    else
      collect(
        folded,
        'put' in op ? op.put : op.drop,
        (before) => ('put' in op ? applyPut(before, op, by) : applyDrop(before, op, by)),
        docOf,
      );
  }
  folded.inverse.reverse();
  return folded;
}

function settle(folded: FoldedCommit, { settle: id, of }: SettleOp): void {
  folded.settled.push(id);
  if (of) folded.inverse.push({ reopen: id, of });
}

function reopen(folded: FoldedCommit, { reopen: id, of }: ReopenOp, position: number): void {
  folded.conflicts.push({ id, ...of, position });
  folded.inverse.push({ settle: id, keep: 'standing', of });
}

function collect(
  folded: FoldedCommit,
  doc: DocId,
  apply: (before: Folded | undefined) => Applied,
  docOf: (doc: DocId) => Folded | undefined,
): void {
  const before = folded.docs.get(doc) ?? docOf(doc);
  const { next, inverse, conflicts } = apply(before);
  if (next && next !== before) folded.docs.set(doc, next);
  if (inverse) folded.inverse.push(inverse);
  folded.conflicts.push(...conflicts);
}

/** Everything that folding a log yields. */
export interface FoldState {
  position: number;
  docs: Map<DocId, Folded>;
  conflicts: Map<string, Conflict>;
  /** The last `n` seen of each agent: a resent commit is applied once. */
  agents: Map<string, number>;
}

export const emptyFoldState = (): FoldState => ({
  position: 0,
  docs: new Map(),
  conflicts: new Map(),
  agents: new Map(),
});

/** Folds the next commits of the log into a state, which it changes. A resend takes a position and does nothing. */
export function fold(state: FoldState, commits: Iterable<Commit>): FoldState {
  for (const commit of commits) {
    state.position += 1;
    if (commit.n <= (state.agents.get(commit.agent) ?? 0)) continue;
    state.agents.set(commit.agent, commit.n);
    const { docs, conflicts, settled } = foldCommit(commit, state.position, (doc) => state.docs.get(doc));
    for (const [doc, folded] of docs) state.docs.set(doc, folded);
    for (const conflict of conflicts) state.conflicts.set(conflict.id, conflict);
    for (const id of settled) state.conflicts.delete(id);
  }
  return state;
}

/** The documents that stand, without what folding keeps for itself. */
export function standingDocs(state: FoldState): Map<DocId, object> {
  const standing = [...state.docs].filter(([, folded]) => !folded.dropped);
  return new Map(standing.sort(([a], [b]) => (a < b ? -1 : 1)).map(([doc, { value }]) => [doc, value]));
}
