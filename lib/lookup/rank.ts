import type { Customer, TenantId } from '../directory/types.ts';
import type { Hit, LookupResult, LookupRow } from './lookup-row.ts';

/** A customer as the lookup remembers it. */
export interface LookupEntry {
  tenantId: TenantId;
  companyName: string;
  /** The first domain, shown to tell customers of the same name apart. */
  domain: string | undefined;
  /** As written; they add to the name. */
  aliases: readonly string[];
  /** Folded: name, aliases, domains, tenant id. Any of them may be looked for. */
  terms: string[];
}

/** Case, width and Latin accents make no difference to whoever types; the voicing marks of kana do. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

export function toLookupEntry({ tenantId, companyName, domains, aliases }: Customer): LookupEntry {
  const terms = [companyName, ...aliases, ...domains, tenantId].map(fold);
  return { tenantId, companyName, domain: domains[0], aliases, terms };
}

const NO_MATCH = 5;

/** 0 the whole, 1 its beginning, 2 the beginning of a word, 3 inside a word, 5 not at all. */
function rankTerm(term: string, wanted: string): number {
  const at = term.indexOf(wanted);
  if (at < 0) return NO_MATCH;
  if (at === 0) return term.length === wanted.length ? 0 : 1;
  return beginsWord(term, at) || term.includes(` ${wanted}`) ? 2 : 3;
}

const beginsWord = (term: string, at: number) => !/[\p{L}\p{N}]/u.test(term[at - 1] ?? ' ');

const rankPhrase = (terms: readonly string[], wanted: string) =>
  Math.min(...terms.map((term) => rankTerm(term, wanted)));

/** 4 when every word is found, though not side by side. */
function rankEntry({ terms }: LookupEntry, wanted: string, words: readonly string[]): number {
  const phrase = rankPhrase(terms, wanted);
  if (phrase < NO_MATCH || words.length < 2) return phrase;
  return words.every((word) => rankPhrase(terms, word) < NO_MATCH) ? 4 : NO_MATCH;
}

/** The place of each customer that comes before its equals, lower first. */
export type Places = ReadonlyMap<TenantId, number>;
const NO_PLACES: Places = new Map();

/** The customers that match what was typed, at most `limit`, by name within a rank. Nothing typed matches everyone. */
export function rankCustomers(
  entries: readonly LookupEntry[],
  typed: string,
  limit: number,
  places: Places = NO_PLACES,
): LookupResult {
  const wanted = fold(typed);
  const words = wanted.split(' ');
  const byRank: LookupEntry[][] = [[], [], [], [], []];
  for (const entry of entries) byRank[rankEntry(entry, wanted, words)]?.push(entry);
  const shown: LookupEntry[] = [];
  for (const group of byRank) {
    if (shown.length < limit) shown.push(...firstOfGroup(group, limit - shown.length, places));
  }
  const rows = shown.map((entry) => toRow(entry, words));
  return { rows, matches: byRank.reduce((sum, group) => sum + group.length, 0) };
}

function toRow({ tenantId, companyName, domain, aliases }: LookupEntry, words: readonly string[]): LookupRow {
  const fields: Omit<Hit, 'ranges'>[] = [
    { field: 'name', text: companyName },
    ...aliases.map((text) => ({ field: 'alias' as const, text })),
    ...(domain ? [{ field: 'domain' as const, text: domain }] : []),
    { field: 'tenantId', text: tenantId },
  ];
  const hits = fields.map((field) => ({ ...field, ranges: rangesOf(field.text, words) }));
  const first = new Map(hits.filter(({ ranges }) => ranges.length > 0).map((hit) => [hit.field, hit]));
  return { tenantId, companyName, domain, aliases, hits: [...first.values()] };
}

/** Where the words stand in the text; none where folding changed its length, for then the places differ. */
function rangesOf(text: string, words: readonly string[]): (readonly [number, number])[] {
  const folded = fold(text);
  if (folded.length !== text.length) return [];
  return words
    .map((word) => [folded.indexOf(word), word.length] as const)
    .filter(([at, length]) => at >= 0 && length > 0)
    .map(([at, length]) => [at, at + length] as const)
    .sort(([a], [b]) => a - b);
}

function firstOfGroup(group: readonly LookupEntry[], count: number, places: Places): LookupEntry[] {
  if (places.size === 0) return firstByName(group, count);
  const placeOf = ({ tenantId }: LookupEntry) => places.get(tenantId) ?? Number.POSITIVE_INFINITY;
  const placed = group.filter(({ tenantId }) => places.has(tenantId)).sort((a, b) => placeOf(a) - placeOf(b));
  const others = placed.length > 0 ? group.filter(({ tenantId }) => !places.has(tenantId)) : group;
  return [...placed, ...firstByName(others, count)].slice(0, count);
}

/**
 * By code units: a collator takes longer than a keystroke may for 100,000 names. One pass that keeps the first `count`,
 * since sorting them all for the few that are shown does too.
 */
function firstByName(group: readonly LookupEntry[], count: number): LookupEntry[] {
  const first: LookupEntry[] = [];
  for (const entry of group) {
    const last = first[count - 1];
    if (last && !precedes(entry, last)) continue;
    const at = first.findLastIndex((earlier) => precedes(earlier, entry)) + 1;
    first.splice(at, 0, entry);
    first.length = Math.min(first.length, count);
  }
  return first;
}

const precedes = (a: LookupEntry, b: LookupEntry) => {
  const [nameA = '', nameB = ''] = [a.terms[0], b.terms[0]];
  return nameA === nameB ? a.tenantId < b.tenantId : nameA < nameB;
};
