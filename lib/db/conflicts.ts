import { docOf } from '../log/ops-on.ts';
import type { Conflict, Disagreement, Op } from '../log/types.ts';
import { getMembers } from './members.ts';
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
  writerOf(await db.get('log', position));

const MOST_HEADERS = 500;

/**
 * Who wrote what lost. The commit that brought the conflict to light, or one that its author had not seen: it lies
 * between what that author had seen and the commit itself.
 */
export async function findLostWriter(db: Db, { position, ...lost }: Conflict): Promise<Writer | undefined> {
  const tx = db.transaction(['log', 'ops']);
  const log = tx.objectStore('log');
  const light = await log.get(position);
  if (!light || light.agent === lost.lostAgent) return writerOf(light);
  if (light.base >= position - 1) return undefined;
  let cursor = await log.openCursor(IDBKeyRange.bound(light.base, position, true, true), 'prev');
  for (let seen = 0; cursor && seen < MOST_HEADERS; seen += 1) {
    const header = cursor.value;
    if (header.agent === lost.lostAgent) {
      const parts = await tx.objectStore('ops').getAll(opsOf(header.position));
      if (parts.flat().some((text) => writes(text, lost))) return writerOf(header);
    }
    cursor = await cursor.continue();
  }
  return undefined;
}

const opsOf = (position: number) => IDBKeyRange.bound([position, 'ops'], [position, 'ops', Number.POSITIVE_INFINITY]);

function writes(text: string, { doc, path }: Disagreement): boolean {
  if (!text.includes(`"${doc}"`)) return false;
  const op: Op = JSON.parse(text);
  if (docOf(op) !== doc) return false;
  return path === undefined || 'drop' in op || pathsOf(op).some((own) => isWithin(own, path) || isWithin(path, own));
}

const isWithin = (path: string, outer: string) => path === outer || path.startsWith(`${outer}.`);

/** The name under which each of these agents last wrote, as far as anything still tells it. */
export async function findAgentNames(db: Db, agents: ReadonlySet<string>): Promise<Map<string, string>> {
  if (agents.size === 0) return new Map();
  const members = (await getMembers(db)).filter(({ agent }) => agents.has(agent));
  const names = new Map(members.map(({ agent, by }) => [agent, by]));
  let cursor = await db.transaction('log').store.openCursor(null, 'prev');
  for (let seen = 0; cursor && seen < MOST_HEADERS && names.size < agents.size; seen += 1) {
    const { agent, by } = cursor.value;
    if (agents.has(agent) && !names.has(agent)) names.set(agent, by);
    cursor = await cursor.continue();
  }
  return names;
}
