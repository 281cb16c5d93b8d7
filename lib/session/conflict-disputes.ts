import { dequal } from 'dequal/lite';
import { entryKeyOf, readPath } from '../log/paths.ts';
import { createPlan } from '../log/plan.ts';
import type { Conflict, DocId, DropOp, Json, Op, Path, Plan, PutOp, SettleOp } from '../log/types.ts';
import type { ReadDoc } from './read-docs.ts';

/** What members disagree on: a field or, without a path, whether the document stays. One decision settles all of it. */
export interface Dispute {
  key: string;
  doc: DocId;
  path?: Path;
  /** In the order in which they came to light. */
  conflicts: readonly Conflict[];
}

/** Disputes about one document lie together; the document with the newest one comes first. */
export function disputesOf(conflicts: readonly Conflict[]): Dispute[] {
  const inOrder = conflicts.toSorted((a, b) => a.position - b.position);
  const newest = new Map(inOrder.map(({ doc, position }) => [doc, position]));
  const byField = Map.groupBy(inOrder, ({ doc, path }) => disputeKey(doc, path));
  const disputes = [...byField].flatMap(([key, [first, ...others]]) => (first ? [disputeOf(key, first, others)] : []));
  const rank = (doc: DocId) => newest.get(doc) ?? 0;
  return disputes.toSorted((a, b) => rank(b.doc) - rank(a.doc) || (a.key < b.key ? -1 : 1));
}

/** One decision settles all conflicts about one field. */
export const countDisputes = (about: readonly Pick<Conflict, 'doc' | 'path'>[]): number =>
  new Set(about.map(({ doc, path }) => disputeKey(doc, path))).size;

const disputeKey = (doc: DocId, path: Path | undefined) => `${doc} ${path ?? ''}`;

function disputeOf(key: string, first: Conflict, others: readonly Conflict[]): Dispute {
  const { doc, path } = first;
  return { key, doc, ...(path === undefined ? {} : { path }), conflicts: [first, ...others] };
}

export interface Decision {
  dispute: Dispute;
  /** One of the dispute's conflicts, of which what lost is chosen; absent when what stands shall stay. */
  lost?: Conflict;
}

/** Whether what lost can still be chosen: the record, or the entry of it that the field lies in, may be gone by now. */
export function canKeepLost({ path }: Dispute, document: object | undefined): boolean {
  if (!document) return false;
  const [root = '', id, field] = path?.split('.') ?? [];
  return field === undefined || !entryKeyOf(root) || readPath(document, `${root}.${id}`) !== undefined;
}

/** One change for many decisions. `open`: every dispute there is; those about a document that is dropped go with it. */
export function planSettling(
  decisions: readonly Decision[],
  open: readonly Dispute[],
  current: ReadDoc,
  base: number,
): Plan {
  const byDoc = Map.groupBy(decisions, ({ dispute }) => dispute.doc);
  const ops = [...byDoc].flatMap(([doc, about]): (Op | undefined)[] => {
    const drops = about.some(({ dispute, lost }) => dispute.path === undefined && lost !== undefined);
    const document = current(doc);
    if (!drops || !document) return [writeLost(doc, about, document), ...about.flatMap(settles)];
    const inDoc = open.filter((dispute) => dispute.doc === doc);
    const drop: DropOp = { drop: doc };
    return [drop, ...inDoc.flatMap((dispute) => settles(decisionIn(about, dispute)))];
  });
  return createPlan('edit', base, ops);
}

const decisionIn = (decisions: readonly Decision[], dispute: Dispute): Decision =>
  decisions.find((decision) => decision.dispute.key === dispute.key) ?? { dispute };

/** Whole entries before fields in them. */
function writeLost(doc: DocId, decisions: readonly Decision[], document: object | undefined): PutOp | undefined {
  const set: Record<Path, Json> = {};
  const unset: Path[] = [];
  for (const { dispute, lost } of decisions.toSorted((a, b) => (a.dispute.key < b.dispute.key ? -1 : 1))) {
    const { path } = dispute;
    if (!lost || path === undefined || !document || !canKeepLost(dispute, document)) continue;
    const standing = readPath(document, path);
    if (lost.lost === undefined && standing !== undefined) unset.push(path);
    if (lost.lost !== undefined && !dequal(standing, lost.lost)) set[path] = lost.lost;
  }
  const hasSets = Object.keys(set).length > 0;
  if (!hasSets && unset.length === 0) return undefined;
  return { put: doc, ...(hasSets ? { set } : {}), ...(unset.length > 0 ? { unset } : {}) };
}

const settles = ({ dispute, lost }: Decision): SettleOp[] =>
  dispute.conflicts.map((conflict) => {
    const { id, position: _, ...of } = conflict;
    return { settle: id, keep: lost?.id === id ? 'lost' : 'standing', of };
  });
