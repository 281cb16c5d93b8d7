import { beginSharing } from '../../lib/db/begin-sharing.ts';
import { commitPlan } from '../../lib/db/commit.ts';
import { getEntry, getHead } from '../../lib/db/history.ts';
import { type Db, openDb } from '../../lib/db/open.ts';
import { pullBatch } from '../../lib/db/pull-batch.ts';
import type { Cursor } from '../../lib/db/schema.ts';
import { PENDING } from '../../lib/log/pending.ts';
import { createPlan } from '../../lib/log/plan.ts';
import type { Commit, Op } from '../../lib/log/types.ts';
import { readStored } from './stored-state.ts';

export const NOW = '2026-01-01T00:00:00.000Z';
export const author = { by: 'Me', at: NOW };
export const start: Cursor = { workspace: 'w', file: 1, offset: 0, position: 0 };
let databases = 0;

/** Of a profile that shares its directory with a team whose log is empty. */
export async function sharingDb(): Promise<Db> {
  databases += 1;
  const db = await openDb(`pull-batch-${databases}`);
  await beginSharing(db, { cursor: start, agents: new Map(), members: new Map(), revision: 0 }, async () => true);
  return db;
}

export async function cursorOf(db: Db): Promise<Cursor> {
  const { cursor } = await readStored(db);
  if (!cursor) throw new Error('not sharing');
  return cursor;
}

/** These lines come next in the team's log. `undefined`: one that holds no commit. */
export async function pull(db: Db, lines: (Commit | undefined)[]) {
  const from = await cursorOf(db);
  const to = { ...from, offset: from.offset + lines.length, position: from.position + lines.length };
  return pullBatch(db, { from, to, lines }, NOW);
}

export const edit = async (db: Db, ops: Op[]) => commitPlan(db, createPlan('edit', await getHead(db), ops), author);

/** What waits for the team's log, the oldest first. */
export async function waitingOf(db: Db): Promise<Commit[]> {
  const positions = (await db.getAllKeys('log')).filter((position) => position > PENDING);
  const entries = await Promise.all(positions.map((position) => getEntry(db, position)));
  return entries.flatMap((entry) => (entry ? [entry.commit] : []));
}

export const others = (agent: string, n: number, base: number, ops: Op[]): Commit => ({
  ...{ v: 1, id: `${agent}-${n}`, agent, n, at: NOW, by: agent, source: 'edit', base },
  ops,
});
