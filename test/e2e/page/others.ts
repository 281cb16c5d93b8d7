import { putAddress } from '../../../lib/db/address.ts';
import { beginSharing } from '../../../lib/db/begin-sharing.ts';
import { commitPlan } from '../../../lib/db/commit.ts';
import { getEntry, getHead } from '../../../lib/db/history.ts';
import { openDb } from '../../../lib/db/open.ts';
import { pullBatch } from '../../../lib/db/pull-batch.ts';
import { getCursor } from '../../../lib/db/sync-state.ts';
import { isPending } from '../../../lib/log/pending.ts';
import { createPlan } from '../../../lib/log/plan.ts';
import type { Commit, Op } from '../../../lib/log/types.ts';
import { announceSyncStatus } from '../../../lib/workspace/sync/sync-status.ts';

const AT = '2026-11-22T09:00:00.000Z';

export interface Written {
  by: string;
  /** The position of the log that they had seen. */
  base: number;
  ops: Op[];
}

/** What other members do, inside a page of the extension: a pull without a store. */
async function createOthers() {
  const db = await openDb();
  const counts = new Map<string, number>();

  async function pull(lines: Commit[]): Promise<void> {
    const from = await getCursor(db);
    if (!from) throw new Error('This profile shares nothing.');
    const to = { ...from, offset: from.offset + lines.length, position: from.position + lines.length };
    await pullBatch(db, { from, to, lines }, AT);
  }

  function commitOf({ by, base, ops }: Written): Commit {
    const n = (counts.get(by) ?? 0) + 1;
    counts.set(by, n);
    return { v: 1, id: `${by}-${n}`, agent: `agent-of-${by}`, n, at: AT, by, source: 'edit', base, ops };
  }

  return {
    async begin(): Promise<void> {
      const cursor = { workspace: 'w', file: 1, offset: 0, position: 0 };
      const beginning = { cursor, agents: new Map(), members: new Map(), revision: await getHead(db) };
      await beginSharing(db, beginning, async () => true);
    },
    /** Their commits arrive here. */
    write: (...written: Written[]) => pull(written.map(commitOf)),
    /** A commit of this profile, which waits. */
    async edit(by: string, ops: Op[]): Promise<void> {
      await commitPlan(db, createPlan('edit', await getHead(db), ops), { by, at: AT });
    },
    /** The link that this profile joined with allows reading alone. */
    async joinedToRead(): Promise<void> {
      await putAddress(db, 'https://store.blob.core.windows.net/team?sv=2025-01-05&sr=c&sp=rl&sig=none');
      announceSyncStatus();
    },
    /** What waits here arrives in the team's log. */
    async arrive(): Promise<void> {
      const positions = (await db.getAllKeys('log')).filter(isPending);
      const entries = await Promise.all(positions.map((position) => getEntry(db, position)));
      await pull(entries.flatMap((entry) => (entry ? [entry.commit] : [])));
    },
  };
}

export type Others = Awaited<ReturnType<typeof createOthers>>;

Object.assign(globalThis, { others: createOthers() });
