import { dropLookupBase, type LookupDelta, readLookup } from '../db/lookup.ts';
import type { Db } from '../db/open.ts';
import { getPartners } from '../db/partners.ts';
import type { LookupDoc } from '../directory/lookup-doc.ts';
import type { TenantId } from '../directory/types.ts';
import { buildSegment } from './build-segment.ts';
import { createIndex, type Layer, type LookupIndex } from './lookup-index.ts';
import { openSegment, type Segment } from './open-segment.ts';
import { DamagedSegment } from './segment-format.ts';

export interface LoadedIndex {
  index: LookupIndex;
  /** Stored customers that could not be read and are not in it. */
  damaged: number;
}

/** The stored index as it is now; undefined when there is none that can be used. */
export async function loadIndex(db: Db): Promise<LoadedIndex | undefined> {
  const [{ base, deltas }, partners] = await Promise.all([readLookup(db), getPartners(db)]);
  const changes = deltas.filter((delta) => delta !== 'everything');
  if (!base || changes.length < deltas.length) return undefined;
  const segment = await readBase(db, base.bytes);
  if (!segment) return undefined;
  const newest: Layer = layerOf(changes);
  return { index: createIndex([newest, { segment, dropped: [] }], partners), damaged: base.damaged };
}

async function readBase(db: Db, bytes: Blob): Promise<Segment | undefined> {
  try {
    return openSegment(new Uint8Array(await bytes.arrayBuffer()));
  } catch (fault) {
    if (!isUnusable(fault)) throw fault;
    await dropLookupBase(db);
    return undefined;
  }
}

/** A file of the database that was lost or altered is as good as no index. */
const isUnusable = (fault: unknown) => fault instanceof DamagedSegment || fault instanceof DOMException;

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
  return { segment: openSegment(buildSegment([...changed.values()])), dropped };
}
