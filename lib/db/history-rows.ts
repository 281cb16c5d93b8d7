import type { LogEntry } from '../log/undo.ts';
import { putOps } from './ops.ts';
import type { WriteTransaction } from './schema.ts';
import { toldByDone } from './told-by-done.ts';

/** How many documents a commit touched, and the revision that it made. */
export interface Made {
  docs: number;
  revision: number;
}

/** Writes a commit into the history, with what takes it back. */
export function putEntry(
  tx: WriteTransaction,
  { position, commit, inverse }: LogEntry,
  { docs, revision }: Made,
): Promise<unknown>[] {
  const { ops, ...header } = commit;
  const made = revision === position ? {} : { revision };
  return [
    toldByDone(tx.objectStore('log').add({ ...header, position, docs, ...made })),
    ...putOps(tx, position, 'ops', ops),
    ...putOps(tx, position, 'inverse', inverse),
  ];
}
