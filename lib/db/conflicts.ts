import { docOf } from '../log/ops-on.ts';
import type { Conflict, Disagreement, Op } from '../log/types.ts';
import { findHeader, newestHeaders } from './log-rows.ts';
import { getMembers } from './members.ts';
import { readOpsNaming } from './ops.ts';
import type { Db, LogHeader } from './schema.ts';
import { pathsOf } from './touched.ts';

/** What lost to concurrent edits and nobody has decided on yet. */
export const getConflicts = (db: Db): Promise<Conflict[]> => db.getAll('conflicts');

/** Who wrote something, as the commit says. */
export interface Writer {
  by: string;
  /** ISO 8601 instant. */
  at: string;
}

const writerOf = (header: LogHeader | undefined): Writer | undefined => header && { by: header.by, at: header.at };

/** The author of the commit at a position; undefined when it is no longer kept. */
export const getWriter = async (db: Db, position: number): Promise<Writer | undefined> =>
  writerOf(await findHeader(db.transaction('log').store, position));

const MOST_HEADERS = 500;

/**
 * Who wrote what lost. The commit that brought the conflict to light, or one that its author had not seen: it lies
 * between what that author had seen and the commit itself.
 */
export async function findLostWriter(db: Db, { position, ...lost }: Conflict): Promise<Writer | undefined> {
  const tx = db.transaction(['log', 'ops']);
  const log = tx.objectStore('log');
  const light = await findHeader(log, position);
  if (!light || light.agent === lost.lostAgent) return writerOf(light);
  if (light.base >= position - 1) return undefined;
  let seen = 0;
  for await (const header of newestHeaders(log, position)) {
    if (header.position <= light.base || seen === MOST_HEADERS) return undefined;
    seen += 1;
    if (header.agent !== lost.lostAgent) continue;
    const ops = await readOpsNaming(tx.objectStore('ops'), header, lost.doc);
    if (ops.some((op) => writes(op, lost))) return writerOf(header);
  }
  return undefined;
}

function writes(op: Op, { doc, path }: Disagreement): boolean {
  if (docOf(op) !== doc) return false;
  return path === undefined || 'drop' in op || pathsOf(op).some((own) => isWithin(own, path) || isWithin(path, own));
}

const isWithin = (path: string, outer: string) => path === outer || path.startsWith(`${outer}.`);

/** The name under which each of these agents last wrote, as far as anything still tells it. */
export async function findAgentNames(db: Db, agents: ReadonlySet<string>): Promise<Map<string, string>> {
  if (agents.size === 0) return new Map();
  const members = (await getMembers(db)).filter(({ agent }) => agents.has(agent));
  const names = new Map(members.map(({ agent, by }) => [agent, by]));
  let seen = 0;
  for await (const { agent, by } of newestHeaders(db.transaction('log').store)) {
    if (seen === MOST_HEADERS || names.size === agents.size) return names;
    seen += 1;
    if (agents.has(agent) && !names.has(agent)) names.set(agent, by);
  }
  return names;
}
