import type { TenantId } from '../directory/types.ts';
import { orderKey } from './doc-order.ts';
import { explainHits } from './explain-hits.ts';
import { FIELD_START, LEVEL_COUNT } from './levels.ts';
import { docsOf, type LiveSegment, type LookupIndex } from './lookup-index.ts';
import type { LookupResult, LookupRow } from './lookup-row.ts';
import { matchSegment, type SegmentMatch } from './match-segment.ts';
import { parseQuery, type Query } from './parse-query.ts';

/** The place of each customer that comes before its equals, lower first. */
export type Places = ReadonlyMap<TenantId, number>;
const NO_PLACES: Places = new Map();

/** With so many customers that have all that was typed, nobody looks for a slip in it. */
const FEW = 5;

/** A customer of a segment as it competes with others. */
interface Candidate {
  live: LiveSegment;
  doc: number;
  level: number;
  place: number;
}

/**
 * The customers that fit what was typed, at most `limit`: a whole name, alias, domain or id before the beginning of
 * one, before beginnings of words, before the inside of words, before what thousands share (company forms, ends of
 * domains, their supporters), before one slip. Among equals those with a place come first, then active ones, by name.
 * Nothing typed fits everyone. The answer does not depend on how customers are spread over segments.
 */
export function search(index: LookupIndex, typed: string, limit: number, places: Places = NO_PLACES): LookupResult {
  const query = parseQuery(typed);
  const { candidates, matches } =
    query.requirements.length === 0 ? everyone(index, limit, places) : fitting(index, query, limit, places);
  const best = candidates.sort(byRank).slice(0, limit);
  return { rows: best.map((candidate) => toRow(candidate, query, index)), matches };
}

function everyone({ segments }: LookupIndex, limit: number, places: Places) {
  const candidates = segments.flatMap((live) => {
    const placed = placesIn(live, places);
    const found = [...placed].map(([doc, place]) => ({ live, doc, level: 0, place }));
    for (let doc = 0; doc < live.segment.docCount && found.length < limit + placed.size; doc++) {
      if (!live.isReplaced(doc) && !placed.has(doc)) found.push({ live, doc, level: 0, place: NO_PLACE });
    }
    return found;
  });
  return { candidates, matches: segments.reduce((sum, { count }) => sum + count, 0) };
}

function fitting({ segments, supporters }: LookupIndex, query: Query, limit: number, places: Places) {
  const matched = segments.map((live) => ({ live, match: matchSegment(live.segment, query, supporters) }));
  try {
    if (isDoubtful(matched)) for (const { match } of matched) match.addTypos();
    const found = matched.map(({ live, match }) => firstOf(live, match, limit, places));
    return {
      candidates: found.flatMap(({ candidates }) => candidates),
      matches: found.reduce((sum, { count }) => sum + count, 0),
    };
  } finally {
    for (const { segment } of segments) segment.pool.takeBackAll();
  }
}

/** Whether so few fit, and none of them begins with all that was typed, that a slip is likely. */
function isDoubtful(matched: readonly { live: LiveSegment; match: SegmentMatch }[]): boolean {
  let count = 0;
  for (const { live, match } of matched) {
    for (const doc of match.whole.marked()) {
      if (live.isReplaced(doc)) continue;
      count++;
      if (count === FEW || (match.whole.of[doc] ?? 0) <= FIELD_START) return false;
    }
  }
  return true;
}

/** The first of each level, and those with a place. */
function firstOf(live: LiveSegment, { whole }: SegmentMatch, limit: number, places: Places) {
  const placed = placesIn(live, places);
  const counts = new Uint32Array(LEVEL_COUNT);
  const candidates: Candidate[] = [];
  let count = 0;
  for (const doc of whole.ascending()) {
    if (live.isReplaced(doc)) continue;
    count++;
    const level = whole.of[doc] ?? 0;
    const place = placed.get(doc) ?? NO_PLACE;
    if (place === NO_PLACE && (counts[level] ?? 0) >= limit) continue;
    counts[level] = (counts[level] ?? 0) + 1;
    candidates.push({ live, doc, level, place });
  }
  return { candidates, count };
}

const NO_PLACE = Number.POSITIVE_INFINITY;
const placesBySegment = new WeakMap<LiveSegment, { places: Places; placed: Map<number, number> }>();

/** The places of a segment's customers, worked out once for as long as nobody is pinned or looked at. */
function placesIn(live: LiveSegment, places: Places): Map<number, number> {
  const known = placesBySegment.get(live);
  if (known?.places === places) return known.placed;
  const placed = new Map<number, number>();
  if (places.size > 0) {
    for (const doc of docsOf(live.segment, new Set(places.keys()))) {
      const place = places.get(live.segment.tenantOf(doc));
      if (place !== undefined && !live.isReplaced(doc)) placed.set(doc, place);
    }
  }
  placesBySegment.set(live, { places, placed });
  return placed;
}

function byRank(a: Candidate, b: Candidate): number {
  if (a.level !== b.level) return a.level - b.level;
  if (a.place !== b.place) return a.place - b.place;
  return a.live === b.live ? a.doc - b.doc : byOrderOfDocs(a, b);
}

/** The order of customers, across segments. */
function byOrderOfDocs(a: Candidate, b: Candidate): number {
  const keyOf = ({ live: { segment }, doc }: Candidate) =>
    orderKey(doc < segment.activeCount, segment.foldedName(doc), segment.tenantOf(doc));
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

function toRow({ live: { segment }, doc }: Candidate, query: Query, { supporters }: LookupIndex): LookupRow {
  const tenantId = segment.tenantOf(doc);
  const { companyName, aliases, domains } = segment.textOf(doc);
  const isSupportedBy = (supporter: TenantId) => segment.docsOfSupporter(supporter).includes(doc);
  const hits = explainHits(query, { tenantId, companyName, aliases, domains, isSupportedBy }, supporters);
  return { tenantId, companyName, domain: domains[0], aliases, hits };
}
