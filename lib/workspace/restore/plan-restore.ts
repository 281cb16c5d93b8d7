import type { Db } from '../../db/schema.ts';
import { diffDocument } from '../../log/diff.ts';
import { WORKSPACE_DOC } from '../../log/doc-id.ts';
import { createPlan } from '../../log/plan.ts';
import type { DocId, Op, Plan } from '../../log/types.ts';
import { compareDirectory } from './compare-directory.ts';
import { keepFeeds } from './keep-feeds.ts';
import { readRestorePoint } from './read-restore-point.ts';

/**
 * Makes the directory again what it was: a plan without operations when it is. Undefined when the restore point is gone
 * or damaged.
 */
export async function planRestore(db: Db, key: number): Promise<Plan | undefined> {
  const then = await readRestorePoint(db, key);
  if (!then) return undefined;
  const { base, ops } = await compareDirectory(db, then, putBack);
  return createPlan('undo', base, ops);
}

/** A directory always has the document with its name. */
function putBack(doc: DocId, now: object | undefined, then: object | undefined): Op | undefined {
  if (then) return diffDocument(doc, now, keepFeeds(doc, now, then));
  return doc === WORKSPACE_DOC ? undefined : { drop: doc };
}
