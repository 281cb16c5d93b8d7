import { dropLookupBase, type LookupDelta, readLookup, type StoredLookup } from '../db/lookup.ts';
import type { Db } from '../db/open.ts';
import { getPartners } from '../db/partners.ts';
import type { LookupDoc } from '../directory/lookup-doc.ts';
import type { Partner, TenantId } from '../directory/types.ts';
import { buildSmallSegment } from './build-segment.ts';
import { type FirstNames, openFirstNames } from './first-names.ts';
import { createIndex, type Layer, type LookupIndex } from './lookup-index.ts';
import { openSegment, type Segment } from './open-segment.ts';
import { DamagedSegment } from './segment-format.ts';

export interface LoadedIndex {
  index: LookupIndex;
  /** Stored customers that could not be read and are not in it. */
  damaged: number;
}

/** The stored index as it is now. Both are undefined when there is none that can be used. */
export interface IndexLoading {
  /** What can be told before all of it is read. */
  first: Promise<FirstNames | undefined>;
  whole: Promise<LoadedIndex | undefined>;
}

export function beginLoading(db: Db | Promise<Db>): IndexLoading {
  const opened = Promise.resolve(db);
  const reading = opened.then(readParts);
  const first = reading.then((parts) => parts && openFirstNames(parts.base.bytes, parts.newest));
  const whole = Promise.all([opened, reading]).then(([open, parts]) => parts && loadWhole(open, parts));
  for (const promise of [first, whole]) promise.catch(() => undefined); // Told to whoever waits for it.
  return { first, whole };
}

/** The stored index as it is now; undefined when there is none that can be used. */
export const loadIndex = (db: Db): Promise<LoadedIndex | undefined> => beginLoading(db).whole;

interface StoredParts {
  base: NonNullable<StoredLookup['base']>;
  newest: Layer;
  partners: Partner[];
}

async function readParts(db: Db): Promise<StoredParts | undefined> {
  const [{ base, deltas }, partners] = await Promise.all([readLookup(db), getPartners(db)]);
  const changes = deltas.filter((delta) => delta !== 'everything');
  if (!base || changes.length < deltas.length) return undefined;
  return { base, newest: layerOf(changes), partners };
}

async function loadWhole(db: Db, { base, newest, partners }: StoredParts): Promise<LoadedIndex | undefined> {
  const segment = kept?.id === base.id ? kept.segment : await readBase(db, base);
  return segment && { index: createIndex([newest, { segment, dropped: [] }], partners), damaged: base.damaged };
}

/** The one that was opened last: after a commit only what it changed is read. */
let kept: { id: string; segment: Segment } | undefined;

async function readBase(db: Db, { id, bytes }: StoredParts['base']): Promise<Segment | undefined> {
  try {
    const segment = openSegment(new Uint8Array(await bytes.arrayBuffer()));
    kept = { id, segment };
    return segment;
  } catch (fault) {
    if (!isUnusable(fault)) throw fault;
    await dropLookupBase(db);
    return undefined;
  }
}

/** A file of the database that was lost or altered is as good as no index. */
export const isUnusable = (fault: unknown): boolean => fault instanceof DamagedSegment || fault instanceof DOMException;

/** All changes as one: of several to a customer the last one counts. */
function layerOf(deltas: readonly Exclude<LookupDelta, 'everything'>[]): Layer {
  const changed = new Map<TenantId, LookupDoc>();
  const dropped = new Set<TenantId>();
  for (const delta of deltas) {
    for (const tenantId of delta.dropped) {
      changed.delete(tenantId);
      dropped.add(tenantId);
    }
    for (const doc of delta.changed) changed.set(doc.tenantId, doc);
  }
  return { segment: openSegment(buildSmallSegment([...changed.values()])), dropped };
}
