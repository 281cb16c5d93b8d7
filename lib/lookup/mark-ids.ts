import { groupPairs } from './dictionary.ts';
import { GUID_BYTES, guidTail, HEAD_DIGITS } from './guid.ts';
import { FIELD_START, type Levels, WHOLE_FIELD } from './levels.ts';
import type { Segment } from './open-segment.ts';
import { ID_DIGITS } from './parse-query.ts';

/** Marks the customers whose tenant id, or a subscription's id, begins with these hex digits, at least two. */
export function markIds(segment: Segment, digits: string, levels: Levels): void {
  const level = digits.length === ID_DIGITS ? WHOLE_FIELD : FIELD_START;
  const ids = idsOf(segment);
  const firstByte = Number.parseInt(digits.slice(0, 2), 16);
  for (const doc of ids.tenantsFrom(firstByte)) if (segment.isTenant(doc, digits)) levels.mark(doc, level);
  const isTyped = subscriptionTest(segment, digits);
  for (const n of ids.subscriptionsFrom(firstByte)) if (isTyped(n)) levels.mark(ids.docOf[n] ?? 0, level);
}

/** Only its first digits are kept of a subscription's id, and of the rest what tells whether a whole one is the same. */
function subscriptionTest({ subscriptions: { heads, tails } }: Segment, digits: string): (n: number) => boolean {
  const head = digits.slice(0, HEAD_DIGITS);
  const low = Number.parseInt(head.padEnd(HEAD_DIGITS, '0'), 16);
  const high = Number.parseInt(head.padEnd(HEAD_DIGITS, 'f'), 16);
  const tail = digits.length === ID_DIGITS ? guidTail(digits) : undefined;
  return (n) => {
    const known = heads[n] ?? 0;
    return known >= low && known <= high && (tail === undefined || tails[n] === tail);
  };
}

/** Ids by their first byte. */
interface Ids {
  /** Customers whose tenant id begins with it. */
  tenantsFrom(byte: number): Uint32Array;
  /** Numbers of the subscriptions whose id begins with it. */
  subscriptionsFrom(byte: number): Uint32Array;
  /** The customer of each subscription. */
  docOf: Uint32Array;
}

const idsBySegment = new WeakMap<Segment, Ids>();
const BYTES = 256;

/** Grouped when an id is first asked for: nobody waits for it who looks for a name. */
function idsOf(segment: Segment): Ids {
  const known = idsBySegment.get(segment);
  if (known) return known;
  const { tenantBytes, docCount, subscriptions } = segment;
  const { heads, counts } = subscriptions;
  const ids: Ids = {
    tenantsFrom: byFirstByte(docCount, (doc) => tenantBytes[doc * GUID_BYTES] ?? 0),
    subscriptionsFrom: byFirstByte(heads.length, (n) => (heads[n] ?? 0) >>> 24),
    docOf: new Uint32Array(heads.length),
  };
  let end = 0;
  for (let doc = 0; doc < docCount; doc++) {
    const from = end;
    end += counts[doc] ?? 0;
    ids.docOf.fill(doc, from, end);
  }
  idsBySegment.set(segment, ids);
  return ids;
}

function byFirstByte(count: number, byteOf: (n: number) => number): (byte: number) => Uint32Array {
  const bytes = new Uint32Array(count);
  const numbers = new Uint32Array(count);
  for (let n = 0; n < count; n++) {
    bytes[n] = byteOf(n);
    numbers[n] = n;
  }
  return groupPairs(BYTES, bytes, numbers);
}
