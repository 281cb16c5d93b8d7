import type { LogEntry } from '../log/undo.ts';
import { packHeaders } from './log-rows.ts';
import { putOps } from './ops.ts';
import type { LogHeader, WriteTransaction } from './schema.ts';
import { toldByDone } from './told-by-done.ts';

/** How many documents a commit touched, and the revision that it made. */
export interface Made {
  docs: number;
  revision: number;
}

/** Writes a commit into the history, with what takes it back. */
export function putEntry(tx: WriteTransaction, entry: LogEntry, made: Made): Promise<unknown>[] {
  const { position, commit, inverse } = entry;
  return [
    toldByDone(tx.objectStore('log').add(headerOf(entry, made))),
    ...putOps(tx, position, 'ops', commit.ops),
    ...putOps(tx, position, 'inverse', inverse),
  ];
}

function headerOf({ position, commit }: LogEntry, { docs, revision }: Made): LogHeader {
  const { ops: _ops, ...header } = commit;
  return { ...header, position, docs, ...(revision === position ? {} : { revision }) };
}

/** An entry, and what it made. */
export type MadeEntry = readonly [entry: LogEntry, made: Made];

/** Few enough to be read for the sake of one of them. */
const MOST_IN_PACK = 250;
const MOST_OPS_IN_PACK = 20;

/** Writes commits that arrived together, small ones some in a row. `entries`: in the order of their positions. */
export function putEntries(tx: WriteTransaction, entries: readonly MadeEntry[]): Promise<unknown>[] {
  return packsOf(entries).flatMap((pack) => {
    const [first] = pack;
    return first && pack.length === 1 ? putEntry(tx, ...first) : putPack(tx, pack);
  });
}

function packsOf(entries: readonly MadeEntry[]): MadeEntry[][] {
  const packs: MadeEntry[][] = [];
  let isOpen = false;
  for (const entry of entries) {
    const [{ commit, inverse }] = entry;
    const isSmall = commit.ops.length + inverse.length <= MOST_OPS_IN_PACK;
    const current = packs.at(-1);
    if (isOpen && isSmall && current && current.length < MOST_IN_PACK) current.push(entry);
    else packs.push([entry]);
    isOpen = isSmall;
  }
  return packs;
}

function putPack(tx: WriteTransaction, pack: readonly MadeEntry[]): Promise<unknown>[] {
  const row = packHeaders(pack.map(([entry, made]) => headerOf(entry, made)));
  const texts = pack.map(([{ commit, inverse }]) => JSON.stringify({ ops: commit.ops, inverse }));
  return [
    toldByDone(tx.objectStore('log').add(row)),
    toldByDone(tx.objectStore('ops').put(texts, [row.position, 'pack', 0])),
  ];
}
