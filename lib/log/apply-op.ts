import { dequal } from 'dequal/lite';
import { fieldsSet } from './changes.ts';
import { fieldsOf } from './diff.ts';
import { DraftStamps } from './draft-stamps.ts';
import {
  asValue,
  completeEntry,
  emptyDocument,
  fillRequired,
  isSortedList,
  readPath,
  spreadField,
  type Value,
  writePath,
} from './paths.ts';
import { allStamps } from './stamps.ts';
import type { Conflict, DocId, DropOp, Folded, Json, Op, Path, PutOp, Stamp } from './types.ts';

/** The commit that an operation belongs to, where it stands in the log. */
export interface Applying {
  position: number;
  agent: string;
  n: number;
  base: number;
}

export interface Applied {
  next: Folded | undefined;
  /** What takes the operation back. Absent when it changed nothing. */
  inverse: Op | undefined;
  conflicts: Conflict[];
}

const isConcurrent = (stamp: Stamp, by: Applying) => stamp[0] > by.base && stamp[1] !== by.agent;

/** The last of them: fields have no order that all members share. */
const lastConcurrent = (stamps: readonly Stamp[], by: Applying): Stamp | undefined =>
  stamps
    .filter((stamp) => isConcurrent(stamp, by))
    .reduce<Stamp | undefined>((last, stamp) => (last && last[0] >= stamp[0] ? last : stamp), undefined);

/** Drops the document, unless another author changed it after what the dropper had seen: then the edit stands and the drop is recorded. */
export function applyDrop(before: Folded | undefined, { drop }: DropOp, by: Applying): Applied {
  if (!before || before.dropped) return { next: before, inverse: undefined, conflicts: [] };
  const winner = lastConcurrent(allStamps(before), by);
  if (winner)
    return {
      next: before,
      inverse: undefined,
      conflicts: [conflictOf(drop, undefined, undefined, by.agent, winner[1], by)],
    };
  return { next: { ...before, dropped: [by.position, by.agent] }, inverse: recreate(drop, before), conflicts: [] };
}

/** Sets and unsets fields one by one. The later of two concurrent writes stands; the earlier value is recorded. */
export function applyPut(before: Folded | undefined, op: PutOp, by: Applying): Applied {
  if (!before) return created(op, by);
  if (before.dropped && !isConcurrent(before.dropped, by)) return created(op, by);
  const draft = new Draft(before, op.put, by);
  if (before.dropped) draft.revive(before.dropped);
  for (const [path, value] of fieldsSet(op.set)) draft.set(path, value);
  for (const path of op.unset ?? []) draft.unset(path);
  return draft.applied();
}

function created(op: PutOp, by: Applying): Applied {
  const value = emptyDocument(op.put);
  for (const [path, next] of Object.entries(op.set ?? {})) {
    if (isSortedList(path, next)) value[path] = next;
    else for (const [at, field] of spreadField(path, next)) writeField(value, at, field);
  }
  return { next: { value, stamp: [by.position, by.agent] }, inverse: { drop: op.put }, conflicts: [] };
}

function writeField(value: Value, path: Path, next: Json): void {
  writePath(value, path, next);
  completeEntry(value, path);
}

const recreate = (doc: DocId, { value }: Folded): PutOp => ({ put: doc, set: fieldsOf(value) });

function conflictOf(
  doc: DocId,
  path: Path | undefined,
  lost: Json | undefined,
  lostAgent: string,
  keptAgent: string,
  by: Applying,
): Conflict {
  return {
    id: `${conflictsOf(by, doc)}${path ? `:${path}` : ''}`,
    doc,
    ...(path === undefined ? {} : { path }),
    ...(lost === undefined ? {} : { lost }),
    lostAgent,
    keptAgent,
    position: by.position,
  };
}

/**
 * How the ids of all conflicts begin that a commit brings to light in a document. Not the commit's position: it may
 * still wait for that, and who settles one names it for good.
 */
const conflictsOf = ({ agent, n }: Pick<Applying, 'agent' | 'n'>, doc: DocId): string => `${agent}-${n}:${doc}`;

/** One document while a put is applied to it. */
class Draft {
  private readonly value: Value;
  private readonly stamps: DraftStamps;
  private removed: Record<Path, Json>;
  private readonly undoSet: Record<Path, Json> = {};
  private readonly undoUnset: Path[] = [];
  private readonly conflicts: Conflict[] = [];

  constructor(
    private readonly before: Folded,
    private readonly doc: DocId,
    private readonly by: Applying,
  ) {
    this.value = { ...asValue(before.value) };
    this.stamps = new DraftStamps(before);
    this.removed = { ...before.removed };
  }

  /** Brings back what another author dropped while this one edited it. */
  revive(dropped: Stamp): void {
    this.conflicts.push(conflictOf(this.doc, undefined, undefined, dropped[1], this.by.agent, this.by));
  }

  set(path: Path, next: Json): void {
    const old = readPath(this.value, path);
    if (dequal(old, next)) return;
    this.recordLoss(path, old);
    this.restoreEntry(path);
    this.remember(path, old);
    writeField(this.value, path, next);
    this.stamp(path);
  }

  /** Taking an entry away loses to a concurrent edit of it, as dropping a document does. */
  unset(path: Path): void {
    const old = readPath(this.value, path);
    if (old === undefined) return;
    const winner = lastConcurrent(this.stamps.under(path), this.by);
    if (winner && path.includes('.')) {
      this.conflicts.push(conflictOf(this.doc, path, undefined, this.by.agent, winner[1], this.by));
      return;
    }
    this.recordLoss(path, old);
    this.remember(path, old);
    writePath(this.value, path, undefined);
    fillRequired(this.value, this.doc, path);
    this.removed[path] = old;
    this.stamp(path);
  }

  applied(): Applied {
    const changed = Object.keys(this.undoSet).length + this.undoUnset.length > 0;
    const inverse: PutOp = { put: this.doc, set: this.undoSet, unset: this.undoUnset };
    const next = changed || this.before.dropped ? this.current() : this.before;
    return { next, inverse: changed ? inverse : undefined, conflicts: this.conflicts };
  }

  private current(): Folded {
    const { value, stamp } = { value: this.value, stamp: this.before.stamp };
    const fields = this.stamps.fields();
    const kept = Object.keys(this.removed).length > 0 ? { removed: this.removed } : {};
    return { value, stamp, ...(fields ? { fields } : {}), ...kept };
  }

  private recordLoss(path: Path, old: Json | undefined): void {
    const loser = lastConcurrent(this.stamps.under(path), this.by);
    const neverWritten = old === undefined && !this.stamps.has(path) && !this.removedAround(path);
    if (loser && !neverWritten) this.conflicts.push(conflictOf(this.doc, path, old, loser[1], this.by.agent, this.by));
  }

  private removedAround(path: Path): Path | undefined {
    const entry = path.split('.').slice(0, 2).join('.');
    return this.removed[entry] === undefined ? undefined : entry;
  }

  /** A field set inside an entry that another author took away meanwhile brings the whole entry back. */
  private restoreEntry(path: Path): void {
    const entry = this.removedAround(path);
    const lost = entry === undefined ? undefined : this.removed[entry];
    if (entry === undefined || lost === undefined) return;
    delete this.removed[entry];
    if (entry === path) return;
    const isKnown = !this.stamps.under(entry).some((stamp) => isConcurrent(stamp, this.by));
    if (isKnown) return;
    this.remember(entry, undefined);
    writePath(this.value, entry, lost);
  }

  private remember(path: Path, old: Json | undefined): void {
    if (old === undefined) this.undoUnset.push(path);
    else this.undoSet[path] = old;
  }

  private stamp(path: Path): void {
    this.stamps.write(path, [this.by.position, this.by.agent]);
  }
}
