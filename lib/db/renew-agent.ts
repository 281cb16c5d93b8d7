import { rebase } from '../log/rebase.ts';
import type { DocId } from '../log/types.ts';
import { newAgent, readAgent } from './agent.ts';
import { readBefore, sharedOf } from './pull-batch.ts';
import { newestRevision } from './revision.ts';
import type { Db, LogHeader, WriteTransaction } from './schema.ts';
import { readAllShadows } from './shadow.ts';
import { readAgentCounts } from './sync-state.ts';
import { toldByDone } from './told-by-done.ts';
import { readWaiting, readWaitingHeaders } from './waiting.ts';
import { announceCommitted } from './watch.ts';
import { takingTurns } from './write-lock.ts';
import { writeRebased } from './write-rebased.ts';
import { writeWhole } from './write-whole.ts';

/**
 * Gives this profile another agent id when the team's log has commits of its own that it never made: its folder was
 * copied, or brought back from a copy. What waits is the new agent's then, under the same numbers, so that nobody takes
 * it for sent twice. Resolves to whether it was so.
 */
export async function renewTakenAgent(db: Db): Promise<boolean> {
  const revision = await takingTurns(() => writeWhole(db, 'strict', renew));
  if (revision !== undefined) announceCommitted(revision);
  return revision !== undefined;
}

async function renew(tx: WriteTransaction): Promise<number | undefined> {
  const [own, agents, headers] = await Promise.all([
    readAgent(tx),
    readAgentCounts(tx.objectStore('sync')),
    readWaitingHeaders(tx),
  ]);
  const seen = agents.get(own.agent) ?? 0;
  const isTaken = seen > own.n || headers.some(({ agent, n }) => n <= (agents.get(agent) ?? 0));
  if (!isTaken) return undefined;
  const agent = newAgent();
  toldByDone(tx.objectStore('state').put({ agent, n: own.n }, 'agent'));
  const renewed = headers.map((header) => ({ ...header, agent }));
  for (const header of renewed) toldByDone(tx.objectStore('log').put(header));
  return foldAgain(tx, renewed);
}

async function foldAgain(tx: WriteTransaction, headers: readonly LogHeader[]): Promise<number> {
  const docs = new Set<DocId>((await readAllShadows(tx)).keys());
  const before = await readBefore(tx, docs);
  const waiting = await readWaiting(tx, headers, docs);
  const rebased = rebase([], waiting, (doc) => sharedOf(before, doc), docs);
  const revision = (await newestRevision(tx.objectStore('touched'), tx.objectStore('log'))) + 1;
  await writeRebased(tx, before, rebased, revision);
  return revision;
}
