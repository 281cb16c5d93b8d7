import { weighPull } from '../../db/foresee-pull.ts';
import { getRelease, putRelease } from '../../db/held.ts';
import type { PulledBatch } from '../../db/pull-batch.ts';
import type { Cursor, Db, StoredHeld } from '../../db/schema.ts';
import { keepRestorePoint } from '../restore/keep-restore-point.ts';

/** Position up to which what follows the cursor may change as much as it does; undefined when nothing may. */
export async function readFreeEnd(db: Db, { position }: Cursor): Promise<number | undefined> {
  const release = await getRelease(db);
  if (!release) return undefined;
  if (position < release.upTo) return release.upTo;
  await putRelease(db, undefined);
  return undefined;
}

/**
 * What is to be held of what was read; undefined when it may be applied, up to `free` at most if that is given. What a
 * person let pass is applied after the directory as it is was kept.
 */
export async function passOrHold(
  db: Db,
  batches: readonly PulledBatch[],
  free: number | undefined,
): Promise<StoredHeld | undefined> {
  const [from, to] = [batches[0]?.from, batches.at(-1)?.to];
  if (!from || !to) return undefined;
  if (free === undefined) {
    const held = await weighPull(
      db,
      batches.flatMap(({ lines }) => lines),
    );
    return held && { held, from, to };
  }
  const release = await getRelease(db);
  if (release && !release.isKept) {
    await keepRestorePoint(db, 'massChange');
    await putRelease(db, { ...release, isKept: true });
  }
  return undefined;
}
