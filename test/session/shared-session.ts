import { beginSharing } from '../../lib/db/begin-sharing.ts';
import { commitPlan } from '../../lib/db/commit.ts';
import { getEntry, getHead } from '../../lib/db/history.ts';
import { pullBatch } from '../../lib/db/pull-batch.ts';
import { getCursor } from '../../lib/db/sync-state.ts';
import { PENDING } from '../../lib/log/pending.ts';
import { createPlan } from '../../lib/log/plan.ts';
import type { Commit, Op } from '../../lib/log/types.ts';
import { memorySession } from './memory-session.ts';

const AT = '2026-11-22T10:00:00.000Z';

/** A profile in a team, and the team's log beside it: nothing arrives but what a test lets arrive. */
export async function sharedSession(own = 'Ann') {
  const session = await memorySession(own);
  const { db } = session;
  const cursor = { workspace: 'w', file: 1, offset: 0, position: 0 };
  await beginSharing(db, { cursor, agents: new Map(), members: new Map(), revision: 0 }, async () => true);
  const counts = new Map<string, number>();

  async function pull(...lines: Commit[]) {
    const from = await getCursor(db);
    if (!from) throw new Error('not sharing');
    const to = { ...from, offset: from.offset + lines.length, position: from.position + lines.length };
    return pullBatch(db, { from, to, lines }, AT);
  }

  /** A commit of another member who had seen the log up to `base`. */
  function written(by: string, base: number, ops: Op[]): Commit {
    const n = (counts.get(by) ?? 0) + 1;
    counts.set(by, n);
    const agent = `agent of ${by}`;
    return { v: 1, id: `${agent}-${n}`, agent, n, at: `2026-11-2${n}T09:00:00.000Z`, by, source: 'edit', base, ops };
  }

  /** Our own commits that wait arrive in the log. */
  async function arrive() {
    const positions = (await db.getAllKeys('log')).filter((position) => position > PENDING);
    const entries = await Promise.all(positions.map((position) => getEntry(db, position)));
    return pull(...entries.flatMap((entry) => (entry ? [entry.commit] : [])));
  }

  const edit = async (...ops: Op[]) =>
    commitPlan(db, createPlan('edit', await getHead(db), ops), { by: own, at: '2026-11-22T09:30:00.000Z' });

  return { session, db, pull, written, arrive, edit };
}
