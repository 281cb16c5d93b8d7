import { onTestFinished } from 'vitest';
import { commitPlan } from '../../lib/db/commit.ts';
import { getHead } from '../../lib/db/history.ts';
import { type Db, openDb } from '../../lib/db/open.ts';
import { createPlan } from '../../lib/log/plan.ts';
import type { CommitSource, Op } from '../../lib/log/types.ts';
import { createOptionsSession, type OptionsSession } from '../../lib/session/options-session.ts';

let opened = 0;

/** A session over an empty database of its own. */
export async function memorySession(authorName = 'Ann'): Promise<OptionsSession> {
  opened += 1;
  const db = await openDb(`session-test-${process.pid}-${opened}`);
  const session = await createOptionsSession(db, { authorName: () => authorName });
  onTestFinished(() => session.dispose());
  return session;
}

export async function write(db: Db, ops: (Op | undefined)[], source: CommitSource = 'edit') {
  return commitPlan(db, createPlan(source, await getHead(db), ops), { by: 'Ann', at: '2026-11-22T09:00:00.000Z' });
}
