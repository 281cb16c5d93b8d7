import { GUID_BYTES, guidTail, HEAD_DIGITS } from './guid.ts';
import { FIELD_START, type Levels, WHOLE_FIELD } from './levels.ts';
import type { Segment } from './open-segment.ts';
import { ID_DIGITS } from './parse-query.ts';

/** Marks the customers whose tenant id, or a subscription's id, begins with these hex digits. */
export function markIds(segment: Segment, digits: string, levels: Levels): void {
  const level = digits.length === ID_DIGITS ? WHOLE_FIELD : FIELD_START;
  eachTenant(segment, digits, (doc) => levels.mark(doc, level));
  eachSubscription(segment, digits, (doc) => levels.mark(doc, level));
}

function eachTenant({ docCount, tenantBytes, isTenant }: Segment, digits: string, visit: (doc: number) => void): void {
  const firstByte = Number.parseInt(digits.slice(0, 2), 16);
  for (let doc = 0; doc < docCount; doc++) {
    if (tenantBytes[doc * GUID_BYTES] === firstByte && isTenant(doc, digits)) visit(doc);
  }
}

/** Only its first digits are kept of a subscription's id, and of the rest what tells whether a whole one is the same. */
function eachSubscription({ subscriptions }: Segment, digits: string, visit: (doc: number) => void): void {
  const { heads, tails, counts } = subscriptions;
  const head = digits.slice(0, HEAD_DIGITS);
  const low = Number.parseInt(head.padEnd(HEAD_DIGITS, '0'), 16);
  const high = Number.parseInt(head.padEnd(HEAD_DIGITS, 'f'), 16);
  const tail = digits.length === ID_DIGITS ? guidTail(digits) : undefined;
  let doc = -1;
  let docEnd = 0;
  for (let n = 0; n < heads.length; n++) {
    const known = heads[n] ?? 0;
    if (known < low || known > high || (tail !== undefined && tails[n] !== tail)) continue;
    while (docEnd <= n) docEnd += counts[++doc] ?? 1;
    visit(doc);
  }
}
