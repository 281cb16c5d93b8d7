import { foldCommit } from '../log/fold.ts';
import { allStamps, stampsUnder } from '../log/stamps.ts';
import type { Commit, DocId, Folded, Op, Plan } from '../log/types.ts';
import { type Head, isSameHead, type KnownDocs } from './known-docs.ts';
import { putOps } from './ops.ts';
import type { Agent, Db, StoreName, WriteTransaction } from './schema.ts';
import { toldByDone } from './told-by-done.ts';
import { docsOf, readTouchedDocs } from './touched-docs.ts';
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

const STORES: StoreName[] = ['customers', 'domains', 'partners', 'log', 'ops', 'conflicts', 'state', 'lookup'];

/**
 * The only way the directory changes. Documents, history, conflicts and the author's counter are one transaction:
 * all of it is written or nothing. Writers of all pages and workers take turns.
 * `known` spares reading what the plan was worked out against once more.
 * Throws when the database refuses (quota, closed by an upgrade); then nothing was written.
 */
export async function commitPlan(db: Db, plan: Plan, author: Author, known?: KnownDocs): Promise<CommitOutcome> {
  if (plan.ops.length === 0) return { state: 'empty' };
  const outcome = await takingTurns(() => writeAll(db, plan, author, known));
  if (outcome.state === 'written') announceCommitted(outcome.position);
  return outcome;
}

async function writeAll(db: Db, plan: Plan, author: Author, known?: KnownDocs): Promise<CommitOutcome> {
  const tx = db.transaction(STORES, 'readwrite', { durability: 'strict' });
  try {
    const outcome = await writeCommit(tx, plan, author, known);
    await tx.done;
    return outcome;
  } catch (cause) {
    abortQuietly(tx);
    throw cause;
  }
}

async function writeCommit(
  tx: WriteTransaction,
  plan: Plan,
  author: Author,
  known: KnownDocs | undefined,
): Promise<CommitOutcome> {
  const [last, agent] = await Promise.all([readHead(tx), readAgent(tx)]);
  const standing = known && isSameHead(known.head, last) ? known.customers : NOTHING;
  const touched = await readTouchedDocs(tx, plan.ops, standing);
  const head = last.position;
  const stale = staleDocs(plan, head, touched.get);
  if (stale.length > 0) return { state: 'stale', docs: stale };
  const position = head + 1;
  const n = agent.n + 1;
  const { source, base, ops } = plan;
  const id = `${agent.agent}-${n}`;
  const commit: Commit = { v: 1, id, agent: agent.agent, n, at: author.at, by: author.by, source, base, ops };
  const folded = foldCommit(commit, position, touched.get);
  const conflicts = tx.objectStore('conflicts');
  const { ops: _ops, ...header } = commit;
  await Promise.all([
    toldByDone(tx.objectStore('state').put({ agent: agent.agent, n }, 'agent')),
    ...folded.conflicts.map((conflict) => toldByDone(conflicts.put(conflict))),
    ...folded.settled.map((settled) => toldByDone(conflicts.delete(settled))),
    toldByDone(tx.objectStore('log').add({ ...header, position, docs: folded.docs.size })),
    toldByDone(writeDocs(tx, touched, folded.docs, position)),
    ...putOps(tx, position, 'ops', ops),
    ...putOps(tx, position, 'inverse', folded.inverse),
  ]);
  await trimHistory(tx, position, author.at);
  return { state: 'written', position };
}

const NOTHING: KnownDocs['customers'] = new Map();

async function readHead(tx: WriteTransaction): Promise<Head> {
  const last = await tx.objectStore('log').openCursor(null, 'prev');
  return { position: last?.key ?? 0, id: last?.value.id };
}

async function readAgent(tx: WriteTransaction): Promise<Agent> {
  const stored = await tx.objectStore('state').get('agent');
  return stored && 'agent' in stored ? stored : { agent: crypto.randomUUID().slice(0, 8), n: 0 };
}

/** What was reviewed is what gets written: a field that moved on since makes the plan stale. */
function staleDocs(plan: Plan, head: number, docOf: (doc: DocId) => Folded | undefined): DocId[] {
  if (head === plan.base) return [];
  // The log is shorter than what the plan was worked out against: the directory was erased meanwhile.
  if (head < plan.base) return docsOf(plan.ops);
  const isStale = (op: Op) => {
    if ('settle' in op) return false;
    const folded = docOf('put' in op ? op.put : op.drop);
    if (!folded) return false;
    if (folded.dropped) return folded.dropped[0] > plan.base;
    const paths = 'put' in op ? [...Object.keys(op.set ?? {}), ...(op.unset ?? [])] : undefined;
    const stamps = paths ? paths.flatMap((path) => stampsUnder(folded, path)) : allStamps(folded);
    return stamps.some(([position]) => position > plan.base);
  };
  return docsOf(plan.ops.filter(isStale));
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
