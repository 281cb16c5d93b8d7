import type { LookupDoc } from '../directory/lookup-doc.ts';
import type { TenantId } from '../directory/types.ts';
import { buildSmallSegment } from './build-segment.ts';
import { NAME_KEY_STEP } from './doc-order.ts';
import { fold } from './fold.ts';
import { createIndex, type Layer } from './lookup-index.ts';
import type { LookupResult } from './lookup-row.ts';
import { linesOf, type NamedDoc, readBytes, readNamePages } from './name-pages.ts';
import { openSegment } from './open-segment.ts';
import { parseQuery } from './parse-query.ts';
import { type Places, search } from './search.ts';
import { type OpenedParts, readSegment } from './segment-format.ts';

/** What the front of a segment of 100,000 customers takes, and more. */
const FRONT_BYTES = 0x10000;

/** Finds customers by the beginning of their name in a few parts of a stored segment, before all of it is read. */
export interface FirstNames {
  /**
   * Of the customers that a search over everything gives, some, in the same order; undefined when none can be told.
   * Rejects as reading the segment does.
   */
  find(typed: string, limit: number, places: Places): Promise<LookupResult | undefined>;
}

/** `newer` is what was changed since the segment was stored. */
export function openFirstNames(stored: Blob, newer: Layer): FirstNames {
  let front: Promise<OpenedParts> | undefined;
  const replaced = new Set<TenantId>(newer.dropped);
  for (let doc = 0; doc < newer.segment.docCount; doc++) replaced.add(newer.segment.tenantOf(doc));

  async function find(typed: string, limit: number, places: Places) {
    const { requirements, phrase } = parseQuery(typed);
    // Who is pinned comes first among everyone, wherever that is; an id is not a name.
    if (requirements.length === 0 && places.size > 0) return undefined;
    if (requirements.some(({ idDigits }) => idDigits !== undefined)) return undefined;
    front ??= readFront(stored);
    const start = requirements.length === 0 ? '' : phrase;
    const docs = await readBeginning(stored, await front, { start, limit, replaced });
    const index = createIndex([newer, { segment: openSegment(buildSmallSegment(docs)), dropped: [] }], []);
    const result = search(index, typed, limit, places);
    const [best] = result.rows;
    return best && fold(best.companyName).startsWith(start) ? { ...result, isPartial: true } : undefined;
  }
  return { find };
}

async function readFront(stored: Blob): Promise<OpenedParts> {
  const bytes = await readBytes(stored, 0, Math.min(FRONT_BYTES, stored.size));
  const front = readSegment(bytes);
  return front.frontLength <= bytes.length ? front : readSegment(await readBytes(stored, 0, front.frontLength));
}

interface Wanted {
  /** Of the folded name. */
  start: string;
  limit: number;
  replaced: ReadonlySet<TenantId>;
}

/** The first whose name begins so, among the active as among the others. */
async function readBeginning(stored: Blob, front: OpenedParts, wanted: Wanted): Promise<LookupDoc[]> {
  const { activeCount, docCount } = front;
  const keys = linesOf(front.bytes('nameKeys'));
  const parts = await Promise.all([
    readRange(stored, front, { keys, from: 0, to: activeCount }, wanted),
    readRange(stored, front, { keys, from: activeCount, to: docCount }, wanted),
  ]);
  return parts.flatMap((docs, n) =>
    docs.map((doc): LookupDoc => ({ ...doc, isActive: n === 0, subscriptionIds: [], supporters: [] })),
  );
}

interface Range {
  keys: readonly string[];
  /** Customers of the segment whose names are in order. */
  from: number;
  to: number;
}

async function readRange(
  stored: Blob,
  front: OpenedParts,
  { keys, from, to }: Range,
  { start, limit, replaced }: Wanted,
): Promise<NamedDoc[]> {
  if (from === to) return [];
  const pages = pagesWith(start, { keys, from, to });
  const docs = await readNamePages(stored, front, ...pages);
  const found: NamedDoc[] = [];
  let doc = pages[0] * NAME_KEY_STEP;
  for (const named of docs) {
    const isInRange = doc >= from && doc < to;
    doc++;
    if (!isInRange) continue;
    const name = fold(named.companyName);
    if (name.startsWith(start)) {
      if (!replaced.has(named.tenantId)) found.push(named);
      if (found.length === limit) break;
    } else if (name > start) break;
  }
  return found;
}

/** The page in which names that begin so may begin, and the one behind it, which has more than enough of them. */
function pagesWith(start: string, { keys, from, to }: Range): [from: number, to: number] {
  let page = Math.floor(from / NAME_KEY_STEP);
  const last = Math.floor((to - 1) / NAME_KEY_STEP);
  while (page < last && (keys[page + 1] ?? '') < start) page++;
  return [page, Math.min(page + 2, last + 1)];
}
