import { getRestorePoint } from '../../db/restore-points.ts';
import type { Db } from '../../db/schema.ts';
import { inSlices } from '../../in-slices.ts';
import type { DocId } from '../../log/types.ts';
import { parseFolded } from '../codec/folded-doc.ts';
import { readSnapshot } from '../codec/read-snapshot.ts';

/** The documents that stood when it was kept; undefined when it is gone, or is not as it was written. */
export async function readRestorePoint(db: Db, key: number): Promise<Map<DocId, object> | undefined> {
  const point = await getRestorePoint(db, key);
  const snapshot = point && (await readSnapshot(new Uint8Array(await point.packed.arrayBuffer())));
  if (!snapshot) return undefined;
  const docs = new Map<DocId, object>();
  for await (const page of inSlices(snapshot.pages)) {
    for (const written of page) {
      const folded = parseFolded(written);
      if (!folded) return undefined;
      if (!folded.dropped) docs.set(written.doc, folded.value);
    }
  }
  return docs;
}
