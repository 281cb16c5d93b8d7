import type { TenantId } from '../directory/types.ts';
import { domainForms } from './domain-forms.ts';
import { type FoldedText, foldWithPlaces, originalRange } from './folded-text.ts';
import { HEAD_DIGITS } from './guid.ts';
import { type Range, rangeAmong, WORD_PLACES } from './hit-ranges.ts';
import type { Hit, HitField } from './lookup-row.ts';
import { ID_DIGITS, type Query, type Requirement, type Spellings } from './parse-query.ts';
import type { Supporter } from './supporters.ts';

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
  return hits.sort((a, b) => Number(b.field === 'name') - Number(a.field === 'name'));
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

function explainWord(spellings: Spellings, fields: readonly FoldedField[]): Explained | undefined {
  for (const place of WORD_PLACES) {
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

function explainOther(
  { idDigits, telephoneDigits }: Requirement,
  matched: Matched,
  supporters: readonly Supporter[],
): Explained[] {
  const called = telephoneDigits && explainTelephone(telephoneDigits, matched, supporters);
  if (called) return [called];
  return idDigits === undefined ? [] : [explainId(idDigits, matched)];
}

const DIGITS = /\d+/g;

function explainTelephone(
  digits: string,
  { isSupportedBy }: Matched,
  supporters: readonly Supporter[],
): Explained | undefined {
  const called = supporters.find((one) => one.digits.includes(digits) && isSupportedBy(one.tenantId));
  if (!called) return undefined;
  const text = called.partner.support.telephone ?? '';
  const range = rangeAmong(text, DIGITS, digits);
  return { field: { field: 'telephone', text }, ranges: range ? [range] : [] };
}

/** Of a subscription's id only what was typed is known, and while it is not whole, only that it begins so. */
function explainId(digits: string, { tenantId }: Matched): Explained {
  const typed = hyphenated(digits);
  if (tenantId.startsWith(typed)) return { field: { field: 'tenantId', text: tenantId }, ranges: [[0, typed.length]] };
  const isWhole = digits.length === ID_DIGITS;
  const known = isWhole ? typed : digits.slice(0, HEAD_DIGITS);
  return { field: { field: 'subscription', text: isWhole ? known : `${known}…` }, ranges: [[0, known.length]] };
}

const GROUPS = /^(.{1,8})(.{1,4})?(.{1,4})?(.{1,4})?(.+)?$/;

/** Hex digits as the beginning of a GUID. */
const hyphenated = (digits: string) => (GROUPS.exec(digits) ?? []).slice(1).filter(Boolean).join('-');
