import { headersIn } from './log-rows.ts';
import { deleteOps } from './ops.ts';
import type { WriteTransaction } from './schema.ts';

export const KEPT_COMMITS = 20_000;
const KEPT_DAYS = 400;
/** However old: one author's wrong clock must not empty the history. */
export const ALWAYS_KEPT_COMMITS = 1_000;
/** At most so many a commit, so that no single edit pays for years of history. */
const TRIMMED_AT_ONCE = 100;
const DAY_IN_MS = 86_400_000;

/** Drops the oldest commits beyond what is kept. The directory does not need them: only their undoing does. */
export async function trimHistory(tx: WriteTransaction, head: number, now: string): Promise<void> {
  const oldestKept = new Date(Date.parse(now) - KEPT_DAYS * DAY_IN_MS).toISOString();
  let cursor = await tx.objectStore('log').openCursor();
  for (let trimmed = 0; cursor && trimmed < TRIMMED_AT_ONCE; trimmed += 1) {
    const row = cursor.value;
    // Nothing is beyond in the first thousand, and no pack need be opened to know it.
    if (row.position > head - ALWAYS_KEPT_COMMITS) return;
    const isOld = (headersIn(row).at(-1)?.at ?? '') < oldestKept;
    if (!isOld && row.position > head - KEPT_COMMITS) return;
    await Promise.all([cursor.delete(), deleteOps(tx, row.position)]);
    cursor = await cursor.continue();
  }
}
