import type { Partner, TenantId } from '../directory/types.ts';
import { GUID_BYTES, guidHead } from './guid.ts';
import type { Segment } from './open-segment.ts';
import { type Supporter, supporterOf } from './supporters.ts';

/** A segment, and which of its customers a newer one knows better or has dropped. */
export interface LiveSegment {
  segment: Segment;
  isReplaced(doc: number): boolean;
  /** Those that still count. */
  count: number;
}

export interface LookupIndex {
  segments: readonly LiveSegment[];
  supporters: readonly Supporter[];
}

/** One layer of the index: a segment, and the tenant ids that older layers no longer speak for. */
export interface Layer {
  segment: Segment;
  dropped: Iterable<TenantId>;
}

/** Layers from the newest to the oldest. What a newer one holds or dropped, the older ones do not tell any more. */
export function createIndex(layers: readonly Layer[], partners: readonly Partner[]): LookupIndex {
  const newer = new Set<TenantId>();
  const segments = layers.map(({ segment, dropped }, n) => {
    const live = withoutReplaced(segment, newer);
    const isOldest = n === layers.length - 1;
    for (let doc = 0; doc < segment.docCount && !isOldest; doc++) newer.add(segment.tenantOf(doc));
    for (const tenantId of dropped) newer.add(tenantId);
    return live;
  });
  return { segments, supporters: partners.map(supporterOf) };
}

export const EMPTY_INDEX: LookupIndex = { segments: [], supporters: [] };

/** With customers that no other segment has. */
export function withSegment({ segments, supporters }: LookupIndex, segment: Segment): LookupIndex {
  return { segments: [...segments, withoutReplaced(segment, new Set())], supporters };
}

function withoutReplaced(segment: Segment, newer: ReadonlySet<TenantId>): LiveSegment {
  if (newer.size === 0) return { segment, isReplaced: () => false, count: segment.docCount };
  const replaced = new Set(docsOf(segment, newer));
  return { segment, isReplaced: (doc) => replaced.has(doc), count: segment.docCount - replaced.size };
}

/** Where some customers are in a segment, by one walk over it. */
export function* docsOf({ tenantBytes, tenantOf }: Segment, wanted: ReadonlySet<TenantId>): Generator<number> {
  const heads = new Set([...wanted].map(guidHead));
  const words = new DataView(tenantBytes.buffer, tenantBytes.byteOffset, tenantBytes.byteLength);
  for (let at = 0; at < tenantBytes.length; at += GUID_BYTES) {
    if (heads.has(words.getUint32(at)) && wanted.has(tenantOf(at / GUID_BYTES))) yield at / GUID_BYTES;
  }
}
