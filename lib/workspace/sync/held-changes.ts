import { type ForeseenDoc, foreseePull } from '../../db/foresee-pull.ts';
import { getHeld, releaseHeld } from '../../db/held.ts';
import type { Cursor, Db } from '../../db/schema.ts';
import { fieldChanges } from '../../log/changes.ts';
import { diffDocument } from '../../log/diff.ts';
import type { Commit, DocId, FieldChange } from '../../log/types.ts';
import type { CallOptions, Store } from '../transport/send.ts';
import { batchesOf } from './batches-of.ts';
import { readLog } from './read-log.ts';
import { syncLock } from './sync-lock.ts';
import type { SyncProblem } from './sync-problem.ts';

/** What would become of one document. */
export interface HeldDoc {
  doc: DocId;
  /** Of the customer, partner or workspace. */
  name: string;
  what: 'dropped' | 'changed' | 'added';
  changes: FieldChange[];
}

export type HeldChanges =
  /** `docs`: the first 1,000, dropped ones first, then changed ones. `upTo`: the position of the newest line of it. */
  | { state: 'read'; upTo: number; total: number; docs: HeldDoc[] }
  /** Nothing is held any more. */
  | { state: 'none' }
  | SyncProblem;

const MOST_DOCS = 1_000;
const ORDER = ['dropped', 'changed', 'added'] as const;

/** Reads once more what is held, for a person to look at. Nothing is written. */
export async function readHeldChanges(db: Db, store: Store, options?: CallOptions): Promise<HeldChanges> {
  const stored = await getHeld(db);
  if (!stored) return { state: 'none' };
  const lines = await readLines(store, stored.from, stored.to, options);
  if ('state' in lines) return lines;
  const foreseen = await foreseePull(db, lines.lines);
  const byKind = Map.groupBy(foreseen, whatOf);
  const first = ORDER.flatMap((what) => byKind.get(what) ?? []).slice(0, MOST_DOCS);
  return { state: 'read', upTo: stored.to.position, total: foreseen.length, docs: first.map(heldDoc) };
}

/**
 * Lets the next exchange apply what a person has looked at, and nothing that the team has written since. Waits for an
 * exchange that goes on.
 */
export const letPass = (db: Db, upTo: number): Promise<boolean> =>
  navigator.locks.request(syncLock(db), () => releaseHeld(db, upTo));

async function readLines(
  store: Store,
  from: Cursor,
  to: Cursor,
  options: CallOptions | undefined,
): Promise<{ lines: (Commit | undefined)[] } | SyncProblem> {
  const read = await readLog(store, from, options);
  if (read.state !== 'read') return read;
  const lines: (Commit | undefined)[] = [];
  for await (const batch of batchesOf(store, from, read.tail, { ...options, isEnd: (at) => at === to.position })) {
    if ('state' in batch) return batch;
    lines.push(...batch.lines);
    if (batch.to.position === to.position) break;
  }
  return { lines };
}

const whatOf = ({ before, after }: ForeseenDoc): HeldDoc['what'] =>
  before && after ? 'changed' : before ? 'dropped' : 'added';

function heldDoc(foreseen: ForeseenDoc): HeldDoc {
  const { doc, before, after } = foreseen;
  const op = after ? diffDocument(doc, before, after) : { drop: doc };
  return { doc, name: nameOf(before ?? after), what: whatOf(foreseen), changes: op ? fieldChanges(op, before) : [] };
}

function nameOf(document: { companyName?: unknown; name?: unknown } = {}): string {
  const { companyName, name } = document;
  return String(companyName ?? name ?? '');
}
