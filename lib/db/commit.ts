import { foldCommit } from '../log/fold.ts';
import { docsIn } from '../log/ops-on.ts';
import { pendingPosition } from '../log/pending.ts';
import type { Commit, DocId, Folded, Op, Plan } from '../log/types.ts';
import { readAgent } from './agent.ts';
import { putEntry } from './history-rows.ts';
import { keepJustWritten } from './just-written.ts';
import { isSameMark, type KnownDocs } from './known-docs.ts';
import { type Mark, readMark } from './revision.ts';
import type { Agent, Db, WriteTransaction } from './schema.ts';
import { keepShared } from './shadow.ts';
import { staleDocs } from './stale-docs.ts';
import { readCursor, readPosition } from './sync-state.ts';
import { toldByDone } from './told-by-done.ts';
import { readTouchedSince, touchedBy, writeTouched } from './touched.ts';
import { readTouchedDocs } from './touched-docs.ts';
import { trimHistory } from './trim-history.ts';
import { announceCommitted } from './watch.ts';
import { writeDocs } from './write-docs.ts';
import { takingTurns } from './write-lock.ts';
import { writeWhole } from './write-whole.ts';

export interface Author {
  /** The person's name, for the history. */
  by: string;
  /** ISO 8601 instant. */
  at: string;
}

export type CommitOutcome =
  | { state: 'written'; position: number }
  /** A field of these documents was changed, or a conflict in them settled, after the plan was worked out: nothing was written. */
  | { state: 'stale'; docs: DocId[] }
  /** The plan has no operations: nothing to write. */
  | { state: 'empty' };

/**
 * The only way anyone changes the directory here; what others changed comes with `pullBatch`. Documents, history,
 * conflicts and the author's counter are one transaction: all of it is written or nothing. Writers of all pages and
 * workers take turns.
 * `known` spares reading what the plan was worked out against once more.
 * Throws when the database refuses (quota, closed by an upgrade); then nothing was written.
 */
export async function commitPlan(db: Db, plan: Plan, author: Author, known?: KnownDocs): Promise<CommitOutcome> {
  if (plan.ops.length === 0) return { state: 'empty' };
  const { outcome, written } = await takingTurns(() =>
    writeWhole(db, 'strict', (tx) => writeCommit(tx, plan, author, known)),
  );
  if (written) {
    keepJustWritten(db, written.docs, written.mark);
    announceCommitted(written.mark.revision);
  }
  return outcome;
}

interface Writing {
  outcome: CommitOutcome;
  /** What it made of its documents, dropped ones included, and the moment after it. */
  written?: { docs: ReadonlyMap<DocId, Folded>; mark: Mark };
}

async function writeCommit(
  tx: WriteTransaction,
  plan: Plan,
  author: Author,
  known: KnownDocs | undefined,
): Promise<Writing> {
  const docs = docsIn(plan.ops);
  const [{ head, mark, isShared }, agent] = await Promise.all([readPlace(tx), readAgent(tx)]);
  const { revision } = mark;
  const touched = await readTouchedDocs(tx, docs, known && isSameMark(known.mark, mark) ? known.customers : undefined);
  const moved = staleDocs(plan.ops, await readTouchedSince(tx, plan.base, revision));
  const stale = [...moved, ...(await settledMeanwhile(tx, plan.ops))];
  if (stale.length > 0) return { outcome: { state: 'stale', docs: stale } };
  const next = revision + 1;
  const commit = commitOf(plan, author, { agent: agent.agent, n: agent.n + 1 }, head);
  const position = isShared ? pendingPosition(commit.n) : head + 1;
  const folded = foldCommit(commit, position, touched.get);
  const conflicts = tx.objectStore('conflicts');
  writeTouched(tx, next, touchedBy(commit.ops, folded.docs, touched.get));
  await Promise.all([
    ...(isShared ? [keepShared(tx, docs, touched.get)] : []),
    toldByDone(tx.objectStore('state').put({ agent: commit.agent, n: commit.n }, 'agent')),
    ...folded.conflicts.map((conflict) => toldByDone(conflicts.put(conflict))),
    ...folded.settled.map((settled) => toldByDone(conflicts.delete(settled))),
    toldByDone(writeDocs(tx, touched, folded.docs, next)),
    ...putEntry(tx, { position, commit, inverse: folded.inverse }, { docs: folded.docs.size, revision: next }),
  ]);
  await trimHistory(tx, isShared ? head : position, author.at);
  return {
    outcome: { state: 'written', position },
    written: { docs: folded.docs, mark: { agent: commit.agent, revision: next } },
  };
}

/** Where someone else has decided what the plan was to decide. */
async function settledMeanwhile(tx: WriteTransaction, ops: readonly Op[]): Promise<DocId[]> {
  const conflicts = tx.objectStore('conflicts');
  const docs = ops.map(async (op) => {
    if (!('settle' in op) || !op.of) return [];
    return (await conflicts.count(op.settle)) > 0 ? [] : [op.of.doc];
  });
  return (await Promise.all(docs)).flat();
}

/** `base`: all that stands is known to the author, or the plan would be stale. */
function commitOf({ source, ops }: Plan, { at, by }: Author, { agent, n }: Agent, base: number): Commit {
  return { v: 1, id: crypto.randomUUID(), agent, n, at, by, source, base, ops };
}

interface Place {
  /** Position of the newest commit that does not wait. */
  head: number;
  mark: Mark;
  isShared: boolean;
}

async function readPlace(tx: WriteTransaction): Promise<Place> {
  const [log, sync] = [tx.objectStore('log'), tx.objectStore('sync')];
  const [newest, mark, cursor] = await Promise.all([
    readPosition(log, sync),
    readMark(tx.objectStore('state'), tx.objectStore('touched'), log),
    readCursor(sync),
  ]);
  return { head: cursor?.position ?? newest, mark, isShared: cursor !== undefined };
}
