import { abortQuietly } from './abort-quietly.ts';
import type { Db, StoreName, WriteTransaction } from './schema.ts';

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
  'shadow',
  'sync',
  'restore',
];

/**
 * One transaction over all that a change of the directory writes: all of it is written or nothing. `strict`: it is on
 * the disk when this resolves. Throws when the database refuses (quota, closed by an upgrade).
 */
export async function writeWhole<T>(
  db: Db,
  durability: 'strict' | 'relaxed',
  write: (tx: WriteTransaction) => Promise<T>,
): Promise<T> {
  const tx = db.transaction(STORES, 'readwrite', { durability });
  try {
    const written = await write(tx);
    await tx.done;
    return written;
  } catch (cause) {
    abortQuietly(tx);
    throw cause;
  }
}
