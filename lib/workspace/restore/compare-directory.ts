import { readDirectory } from '../../db/read-directory.ts';
import type { Db } from '../../db/schema.ts';
import { inSlices } from '../../in-slices.ts';
import type { DocId, Op } from '../../log/types.ts';

/** What to do about one document: as it stands now, and as it stood; undefined where it is or was not there. */
export type Compare = (doc: DocId, now: object | undefined, then: object | undefined) => Op | undefined;

export interface Compared {
  /** The revision that was compared. */
  base: number;
  ops: Op[];
}

/** Goes through all documents that stand or stood. */
export async function compareDirectory(db: Db, then: ReadonlyMap<DocId, object>, compare: Compare): Promise<Compared> {
  const { revision, pages } = await readDirectory(db);
  const left = new Map(then);
  const ops: (Op | undefined)[] = [];
  for await (const page of inSlices(pages())) {
    for (const [doc, { value, dropped }] of page) {
      if (dropped) continue;
      ops.push(compare(doc, value, left.get(doc)));
      left.delete(doc);
    }
  }
  for (const [doc, value] of left) ops.push(compare(doc, undefined, value));
  return { base: revision, ops: ops.filter((op) => op !== undefined) };
}
