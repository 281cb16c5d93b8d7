import { readDirectory, type WholeDirectory } from '../../db/read-directory.ts';
import { addRestorePoint, type RestoreReason } from '../../db/restore-points.ts';
import type { Db } from '../../db/schema.ts';
import { inSlices } from '../../in-slices.ts';
import { writeFolded } from '../codec/folded-doc.ts';
import type { SnapshotHead, SnapshotPage } from '../codec/snapshot.ts';
import { writeSnapshot } from '../codec/write-snapshot.ts';

export interface KeptRestorePoint {
  key: number;
  /** Of the directory as it was kept. */
  revision: number;
}

/** Keeps the directory as it is shown, packed as a snapshot is. `now`: milliseconds since 1970. */
export async function keepRestorePoint(db: Db, why: RestoreReason, now = Date.now()): Promise<KeptRestorePoint> {
  const directory = await readDirectory(db);
  const counted = { customers: 0 };
  const { bytes } = await writeSnapshot(headOf(directory), inSlices(pagesOf(directory, counted)));
  const packed = new Blob([bytes], { type: 'application/gzip' });
  const key = await addRestorePoint(db, { at: new Date(now).toISOString(), why, ...counted, packed });
  return { key, revision: directory.revision };
}

/** Of no workspace. */
const headOf = ({ position, conflicts }: WholeDirectory): SnapshotHead => ({
  v: 1,
  workspace: '',
  file: 0,
  offset: 0,
  position,
  agents: {},
  conflicts,
});

function* pagesOf({ pages }: WholeDirectory, counted: { customers: number }): Generator<SnapshotPage> {
  for (const page of pages()) {
    for (const [doc, { dropped }] of page) if (!dropped && doc.startsWith('customer/')) counted.customers += 1;
    yield page.map(([doc, folded]) => writeFolded(doc, folded));
  }
}
