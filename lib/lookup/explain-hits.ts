import type { TenantId } from '../directory/types.ts';
import { domainForms } from './domain-forms.ts';
import { type FoldedText, foldWithPlaces, originalRange } from './folded-text.ts';
import { HEAD_DIGITS } from './guid.ts';
import type { Hit, HitField } from './lookup-row.ts';
import { isOneTypo, MIN_TYPO_LENGTH } from './one-typo.ts';
import { ID_DIGITS, type Query, type Requirement, type Spellings, telephoneDigitsOf } from './parse-query.ts';
import type { Supporter } from './supporters.ts';

type Range = readonly [from: number, to: number];

/** A customer that matched, as far as the index knows it. */
export interface Matched {
  tenantId: TenantId;
  companyName: string;
  aliases: readonly string[];
  domains: readonly string[];
  isSupportedBy(tenantId: TenantId): boolean;
}

interface Field {
  field: HitField;
  text: string;
}

/** Folded when it is first asked for. */
interface FoldedField extends Field {
  folded(): readonly FoldedText[];
}

function toFolded({ field, text }: Field): FoldedField {
  let known: readonly FoldedText[] | undefined;
  const folded = () => {
    known ??= foldWithPlaces(text);
    return known;
  };
  return { field, text, folded };
}

/**
 * Where the parts of the query hit, each in the first field that has it: name, aliases, domains, ids, and the partner
 * designated for the customer.
 */
export function explainHits(query: Query, matched: Matched, supporters: readonly Supporter[]): Hit[] {
  const hits: { field: HitField; text: string; ranges: Range[] }[] = [];
  const add = ({ field, text }: Field, ranges: readonly Range[]) => {
    const known = hits.find((hit) => hit.field === field && hit.text === text);
    if (known) known.ranges.push(...ranges);
    else hits.push({ field, text, ranges: [...ranges] });
  };
  const fields = fieldsOf(matched).map(toFolded);
  for (const requirement of query.requirements) {
    const found =
      explainWords(requirement, fields, matched, supporters) ?? explainOther(requirement, matched, supporters);
    for (const { field, ranges } of found) add(field, ranges);
  }
  return hits
    .map((hit) => ({ ...hit, ranges: mergeRanges(hit.ranges) }))
    .sort((a, b) => Number(b.field === 'name') - Number(a.field === 'name'));
}

const fieldsOf = ({ companyName, aliases, domains }: Matched): Field[] => [
  { field: 'name', text: companyName },
  ...aliases.map((text): Field => ({ field: 'alias', text })),
  ...domains.flatMap(domainForms).map((text): Field => ({ field: 'domain', text })),
];

interface Explained {
  field: Field;
  ranges: Range[];
}

/** Undefined when one of the words is nowhere. */
function explainWords(
  { words }: Requirement,
  fields: readonly FoldedField[],
  matched: Matched,
  supporters: readonly Supporter[],
): Explained[] | undefined {
  if (words.length === 0) return undefined;
  const explained = words.map(
    (spellings) => explainWord(spellings, fields) ?? explainSupporter(spellings, matched, supporters),
  );
  return explained.every((found) => found !== undefined) ? explained : undefined;
}

/** The places a word may be in, the telling ones first. */
const PLACES: readonly ((folded: string, word: string) => Range | undefined)[] = [startOfWord, inside, withTypo];

function explainWord(spellings: Spellings, fields: readonly FoldedField[]): Explained | undefined {
  for (const place of PLACES) {
    for (const field of fields) {
      for (const text of field.folded()) {
        for (const spelling of spellings) {
          const range = place(text.folded, spelling);
          if (range) return { field, ranges: [originalRange(text, ...range)] };
        }
      }
    }
  }
  return undefined;
}

const isWordUnit = (unit: string | undefined) => unit !== undefined && /[\p{L}\p{N}\p{M}]/u.test(unit);

function startOfWord(folded: string, word: string): Range | undefined {
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
    if (!isWordUnit(folded[at - 1])) return [at, at + word.length];
  }
  return undefined;
}

/** Also across hyphens and dots, since words are found without them. */
function inside(folded: string, word: string): Range | undefined {
  const at = folded.indexOf(word);
  if (at >= 0) return [at, at + word.length];
  const kept = [...folded].map((unit, n) => (isWordUnit(unit) ? n : -1)).filter((n) => n >= 0);
  const joined = kept.map((n) => folded[n]).join('');
  const joinedAt = joined.indexOf(word);
  return joinedAt < 0 ? undefined : [kept[joinedAt] ?? 0, (kept[joinedAt + word.length - 1] ?? 0) + 1];
}

const unitsOf = (text: string) => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

function withTypo(folded: string, typed: string): Range | undefined {
  if (typed.length < MIN_TYPO_LENGTH) return undefined;
  const typedUnits = unitsOf(typed);
  for (const { 0: word, index } of folded.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (isOneTypo(typedUnits, typed.length, unitsOf(word), word.length)) {
      return [index, index + Math.min(word.length, typed.length)];
    }
  }
  return undefined;
}

function explainSupporter(
  spellings: Spellings,
  { isSupportedBy }: Matched,
  supporters: readonly Supporter[],
): Explained | undefined {
  for (const { tenantId, partner, name } of supporters) {
    const spelling = spellings.find((one) => name.includes(one));
    if (spelling === undefined || !isSupportedBy(tenantId)) continue;
    const field: Field = { field: 'supporter', text: partner.name };
    return explainWord([spelling], [toFolded(field)]) ?? { field, ranges: [] };
  }
  return undefined;
}

/** An id or a telephone number. */
function explainOther(
  { idDigits, telephoneDigits }: Requirement,
  { tenantId, isSupportedBy }: Matched,
  supporters: readonly Supporter[],
): Explained[] {
  if (telephoneDigits !== undefined) {
    const called = supporters.find((one) => one.digits.includes(telephoneDigits) && isSupportedBy(one.tenantId));
    if (called) return [explainTelephone(called.partner.support.telephone ?? '', telephoneDigits)];
  }
  if (idDigits === undefined) return [];
  const isTenant = tenantId.replaceAll('-', '').startsWith(idDigits);
  const known = hyphenated(isTenant || idDigits.length === ID_DIGITS ? idDigits : idDigits.slice(0, HEAD_DIGITS));
  const field: Field = isTenant
    ? { field: 'tenantId', text: tenantId }
    : { field: 'subscription', text: idDigits.length === ID_DIGITS ? known : `${known}…` };
  return [{ field, ranges: [[0, known.length]] }];
}

const GROUPS = /^(.{1,8})(.{1,4})?(.{1,4})?(.{1,4})?(.+)?$/;

/** Hex digits as the beginning of a GUID. */
const hyphenated = (digits: string) => (GROUPS.exec(digits) ?? []).slice(1).filter(Boolean).join('-');

function explainTelephone(text: string, digits: string): Explained {
  const places = [...text].map((unit, n) => (/\d/.test(unit) ? n : -1)).filter((n) => n >= 0);
  const at = places
    .map((n) => text[n])
    .join('')
    .indexOf(digits);
  const ranges: Range[] = at < 0 ? [] : [[places[at] ?? 0, (places[at + digits.length - 1] ?? 0) + 1]];
  return { field: { field: 'telephone', text }, ranges: telephoneDigitsOf(text).includes(digits) ? ranges : [] };
}

/** In order, overlapping and touching ones as one. */
function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: [number, number][] = [];
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
