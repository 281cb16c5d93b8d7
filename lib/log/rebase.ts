import { type FoldedCommit, foldCommit } from './fold.ts';
import { docsIn, opsOn } from './ops-on.ts';
import type { Commit, Conflict, DocId, Folded, Op } from './types.ts';

/** A commit where it stands: in the team's log or, while it waits, above it. */
export interface Placed {
  position: number;
  commit: Commit;
}

export interface RebasedDoc {
  /** As the team's log yields it; undefined when it holds none. */
  shared: Folded | undefined;
  /** With what waits folded on top. */
  shown: Folded;
  /** Whether waiting commits write to it, so that the shared one must be kept apart. */
  waits: boolean;
}

export interface Rebased {
  /** Every document that was folded again. */
  docs: Map<DocId, RebasedDoc>;
  /** Conflicts that are settled by now, but for those that `conflicts` names. */
  settled: string[];
  conflicts: Conflict[];
  /** What takes commits back, by position: arrived ones whole, of waiting ones the part about `docs`. */
  inverses: Map<number, Op[]>;
}

/**
 * Puts commits that arrived, in the log's order, under those that wait. What a commit does to a document depends on
 * that document alone, so only some documents are folded again: those of the arrived commits, unless given. `waiting`,
 * in their order: of each at least what it does to these documents, and all that it settles.
 */
export function rebase(
  arrived: readonly Placed[],
  waiting: readonly Placed[],
  sharedOf: (doc: DocId) => Folded | undefined,
  touched: ReadonlySet<DocId> = docsOfAll(arrived),
): Rebased {
  const cut = waiting.map((placed) => cutTo(placed, touched)).filter(({ commit }) => commit.ops.length > 0);
  const below = foldAll(arrived, sharedOf);
  const base = (doc: DocId) => below.docs.get(doc) ?? sharedOf(doc);
  const above = foldAll(cut, base);
  const commits = new Map([...below.commits, ...above.commits]);
  return {
    docs: rebasedDocs(touched, base, above.docs, docsOfAll(cut)),
    settled: [...commits.values()].flatMap(({ settled }) => settled),
    conflicts: standingConflicts(commits.values()),
    inverses: new Map([...commits].map(([position, { inverse }]) => [position, inverse])),
  };
}

const cutTo = ({ position, commit }: Placed, docs: ReadonlySet<DocId>): Placed => ({
  position,
  commit: { ...commit, ops: opsOn(commit.ops, docs) },
});

export const docsOfAll = (placed: readonly Placed[]): Set<DocId> => docsIn(placed.flatMap(({ commit }) => commit.ops));

interface FoldedAll {
  docs: Map<DocId, Folded>;
  commits: Map<number, FoldedCommit>;
}

function foldAll(placed: readonly Placed[], below: (doc: DocId) => Folded | undefined): FoldedAll {
  const docs = new Map<DocId, Folded>();
  const commits = new Map<number, FoldedCommit>();
  for (const { position, commit } of placed) {
    const folded = foldCommit(commit, position, (doc) => docs.get(doc) ?? below(doc));
    for (const [doc, next] of folded.docs) docs.set(doc, next);
    commits.set(position, folded);
  }
  return { docs, commits };
}

function rebasedDocs(
  touched: Iterable<DocId>,
  sharedOf: (doc: DocId) => Folded | undefined,
  above: ReadonlyMap<DocId, Folded>,
  waiting: ReadonlySet<DocId>,
): Rebased['docs'] {
  const docs: Rebased['docs'] = new Map();
  for (const doc of touched) {
    const shared = sharedOf(doc);
    const shown = above.get(doc) ?? shared;
    if (shown) docs.set(doc, { shared, shown, waits: waiting.has(doc) });
  }
  return docs;
}

function standingConflicts(commits: Iterable<FoldedCommit>): Conflict[] {
  const standing = new Map<string, Conflict>();
  for (const { conflicts, settled } of commits) {
    for (const conflict of conflicts) standing.set(conflict.id, conflict);
    for (const id of settled) standing.delete(id);
  }
  return [...standing.values()];
}
