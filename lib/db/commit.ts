import { foldCommit } from '../log/fold.ts';
import type { Commit, DocId, Plan } from '../log/types.ts';
import { putOps } from './ops.ts';
import { newestKey, newestRevision } from './revision.ts';
import type { Agent, Db, StoreName, WriteTransaction } from './schema.ts';
import { staleDocs } from './stale-docs.ts';
import { toldByDone } from './told-by-done.ts';
import { readTouchedSince, touchedBy, writeTouched } from './touched.ts';
import { readTouchedDocs } from './touched-docs.ts';
import { trimHistory } from './trim-history.ts';
import { announceCommitted } from './watch.ts';
import { writeDocs } from './write-docs.ts';
import { takingTurns } from './write-lock.ts';

export interface Author {
  /** The person's name, for the history. */
  by: string;
  /** ISO 8601 instant. */
  at: string;
}

export type CommitOutcome =
  | { state: 'written'; position: number }
  /** A field of these documents was changed after the plan was worked out: nothing was written. */
  | { state: 'stale'; docs: DocId[] }
  /** The plan has no operations: nothing to write. */
  | { state: 'empty' };

const STORES: StoreName[] = [
  'customers',
  'domains',
  'partners',
  'log',
  'ops',
  'conflicts',
  'state',
  'lookup',
  'touched',
];

/**
 * The only way the directory changes. Documents, history, conflicts and the author's counter are one transaction:
 * all of it is written or nothing. Writers of all pages and workers take turns.
 * Throws when the database refuses (quota, closed by an upgrade); then nothing was written.
 */
export async function commitPlan(db: Db, plan: Plan, author: Author): Promise<CommitOutcome> {
  if (plan.ops.length === 0) return { state: 'empty' };
  const { outcome, revision } = await takingTurns(() => writeAll(db, plan, author));
  if (outcome.state === 'written') announceCommitted(revision);
  return outcome;
}

interface Writing {
  outcome: CommitOutcome;
  /** After it. */
  revision: number;
}

async function writeAll(db: Db, plan: Plan, author: Author): Promise<Writing> {
  const tx = db.transaction(STORES, 'readwrite', { durability: 'strict' });
  try {
    const written = await writeCommit(tx, plan, author);
    await tx.done;
    return written;
  } catch (cause) {
    abortQuietly(tx);
    throw cause;
  }
}

async function writeCommit(tx: WriteTransaction, plan: Plan, author: Author): Promise<Writing> {
  const [{ head, revision }, agent, touched] = await Promise.all([
    readPlace(tx),
    readAgent(tx),
    readTouchedDocs(tx, plan.ops),
  ]);
  const stale = staleDocs(plan.ops, await readTouchedSince(tx, plan.base, revision));
  if (stale.length > 0) return { outcome: { state: 'stale', docs: stale }, revision };
  const position = head + 1;
  const next = revision + 1;
  const commit = commitOf(plan, author, { agent: agent.agent, n: agent.n + 1 }, head);
  const folded = foldCommit(commit, position, touched.get);
  const conflicts = tx.objectStore('conflicts');
  const { ops, ...header } = commit;
  writeTouched(tx, next, touchedBy(ops, folded.docs, touched.get));
  await Promise.all([
    toldByDone(tx.objectStore('state').put({ agent: commit.agent, n: commit.n }, 'agent')),
    ...folded.conflicts.map((conflict) => toldByDone(conflicts.put(conflict))),
    ...folded.settled.map((settled) => toldByDone(conflicts.delete(settled))),
    toldByDone(tx.objectStore('log').add({ ...header, position, docs: folded.docs.size })),
    toldByDone(writeDocs(tx, touched, folded.docs, next)),
    ...putOps(tx, position, 'ops', ops),
    ...putOps(tx, position, 'inverse', folded.inverse),
  ]);
  await trimHistory(tx, position, author.at);
  return { outcome: { state: 'written', position }, revision: next };
}

/** `base`: all that stands is known to the author, or the plan would be stale. */
function commitOf({ source, ops }: Plan, { at, by }: Author, { agent, n }: Agent, base: number): Commit {
  return { v: 1, id: crypto.randomUUID(), agent, n, at, by, source, base, ops };
}

async function readPlace(tx: WriteTransaction): Promise<{ head: number; revision: number }> {
  const log = tx.objectStore('log');
  const [head, revision] = await Promise.all([newestKey(log), newestRevision(tx.objectStore('touched'), log)]);
  return { head, revision };
}

async function readAgent(tx: WriteTransaction): Promise<Agent> {
  const stored = await tx.objectStore('state').get('agent');
  return stored && 'agent' in stored ? stored : { agent: crypto.randomUUID().slice(0, 8), n: 0 };
}

/** The transaction may have ended by itself already; aborting then has nothing to do. */
function abortQuietly(tx: WriteTransaction): void {
  tx.done.catch(() => undefined);
  try {
    tx.abort();
  } catch (cause) {
    if (!(cause instanceof DOMException && cause.name === 'InvalidStateError')) throw cause;
  }
}
