import type { FactCounts } from '../directory/tally.ts';
import type { FactKey } from '../directory/tally-key.ts';

/** Where in `state` a part of the tally lies. */
export type TallyPart = `tally/${string}`;

const PART_COUNT = 64;

/** The facts lie in parts, so that an edit writes some of them again and not all. */
export function partsOf(facts: FactCounts): Map<TallyPart, [FactKey, number][]> {
  return Map.groupBy(facts, ([key]) => partOf(key));
}

/** A hash (FNV-1a) spreads them evenly. */
function partOf(key: FactKey): TallyPart {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return `tally/${(hash >>> 8) % PART_COUNT}`;
}
