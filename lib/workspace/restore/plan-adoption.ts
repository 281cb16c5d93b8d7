import type { Db } from '../../db/schema.ts';
import { diffDocument } from '../../log/diff.ts';
import { parseDocId } from '../../log/doc-id.ts';
import { readPath } from '../../log/paths.ts';
import { createPlan } from '../../log/plan.ts';
import type { DocId, Json, Op, Path, Plan, PutOp } from '../../log/types.ts';
import { compareDirectory } from './compare-directory.ts';
import { keepFeeds } from './keep-feeds.ts';
import { readRestorePoint } from './read-restore-point.ts';

/** Where a field has a value in both directories: `mine` stands, or (`merge`) the team's does. */
export type Adoption = 'mine' | 'merge';

/**
 * Brings what a profile had before it joined into the team's directory. Nothing of the team's is dropped or emptied,
 * and its own partner stays the only one. Undefined when the restore point is gone or damaged.
 */
export async function planAdoption(db: Db, restorePoint: number, how: Adoption): Promise<Plan | undefined> {
  const ours = await readRestorePoint(db, restorePoint);
  if (!ours) return undefined;
  let hasOwn = false;
  const additions: PutOp[] = [];
  const { base, ops } = await compareDirectory(db, ours, (doc, theirs, mine) => {
    hasOwn ||= theirs !== undefined && isOwnPartner(doc, theirs);
    const op = mine && diffDocument(doc, theirs, keepFeeds(doc, theirs, mine));
    if (!op) return undefined;
    if (theirs) return cut(op, (path) => how === 'mine' || isNothing(readPath(theirs, path)));
    additions.push(op);
    return undefined;
  });
  const added = additions.filter(({ put }) => !(hasOwn && isOwnPartner(put, ours.get(put) ?? {})));
  const kept = ops.map((op) => (hasOwn ? withoutOwnRole(op) : op));
  return createPlan('import', base, [...kept, ...added]);
}

const isNothing = (value: Json | undefined): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Undefined when nothing is left. */
function cut({ put, set = {} }: PutOp, isKept: (path: Path, value: Json) => boolean): PutOp | undefined {
  const kept = Object.entries(set).filter(([path, value]) => isKept(path, value));
  return kept.length > 0 ? { put, set: Object.fromEntries(kept) } : undefined;
}

const isOwnPartner = (doc: DocId, value: object): boolean =>
  parseDocId(doc)?.kind === 'partner' && 'role' in value && value.role !== 'indirectReseller';

/** Nobody becomes a second own partner. */
function withoutOwnRole(op: Op): Op | undefined {
  if (!('put' in op) || parseDocId(op.put)?.kind !== 'partner') return op;
  return cut(op, (path, value) => path !== 'role' || value === 'indirectReseller');
}
