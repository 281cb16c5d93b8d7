import { BEGINS_FIELD, ENDS_DOMAIN, IS_FIELD } from './dictionary.ts';
import { NAME_KEY_STEP } from './doc-order.ts';
import { domainForms } from './domain-forms.ts';
import { eachBeginning, eachContaining, eachWithTypo, type Units } from './find-words.ts';
import { fold } from './fold.ts';
import { unitsOf } from './grams.ts';
import { guidTail, HEAD_DIGITS } from './guid.ts';
import {
  FIELD_START,
  INSIDE,
  type Levels,
  MINOR,
  markAll,
  TYPO,
  TYPO_START,
  WHOLE_FIELD,
  WORD_START,
} from './levels.ts';
import { MIN_TYPO_LENGTH } from './one-typo.ts';
import type { Segment } from './open-segment.ts';
import { ID_DIGITS, type Query, type Requirement, type Spellings } from './parse-query.ts';
import type { Supporter } from './supporters.ts';
import type { WordReader } from './word-reader.ts';

/** What of a query the customers of one segment have. */
export interface SegmentMatch {
  /** Customers that have all of it. */
  whole: Levels;
  /** Adds to `whole` those that have all but for one slip in one word. */
  addTypos(): void;
}

/** A part of the query that can be found by itself. */
interface Atom {
  levels: Levels;
  /** Absent: it is no word, and a slip in it cannot be told. */
  word?: Spellings;
}

export function matchSegment(segment: Segment, query: Query, supporters: readonly Supporter[]): SegmentMatch {
  const [first, ...others] = query.requirements;
  const isOneWord = others.length === 0 && first?.words.length === 1 && first.words[0]?.[0] === query.phrase;
  const isField = isOneWord || (others.length === 0 && first?.idDigits !== undefined);
  const atoms = query.requirements.flatMap((requirement) => atomsOf(segment, requirement, supporters));
  const whole = segment.pool.take();
  const all = atoms.map(({ levels }) => levels);
  if (isField && all.length === 1) for (const doc of all[0]?.marked() ?? []) whole.mark(doc, all[0]?.of[doc] ?? MINOR);
  else markAll(whole, all);
  if (!isOneWord) markPhrase(segment, query.phrase, whole, atoms[0]);
  markNames(segment, query.phrase, whole);
  const addTypos = () => {
    for (const atom of atoms) addTyposOf(segment, atom, atoms, whole);
  };
  return { whole, addTypos };
}

/** Words are parts of their own, unless something else may stand for them. */
function atomsOf(segment: Segment, requirement: Requirement, supporters: readonly Supporter[]): Atom[] {
  const { words, idDigits, telephoneDigits } = requirement;
  const found = words.map((word) => ({ levels: findWord(segment, word, supporters), word }));
  if (idDigits === undefined && telephoneDigits === undefined) return found;
  const levels = found.length === 1 && found[0] ? found[0].levels : allOf(segment, found);
  if (idDigits !== undefined) markIds(segment, idDigits, levels);
  if (telephoneDigits !== undefined) {
    for (const { tenantId, digits } of supporters) {
      if (digits.includes(telephoneDigits)) markSupporter(segment, tenantId, levels);
    }
  }
  return [{ levels, ...(words.length === 1 && words[0] ? { word: words[0] } : {}) }];
}

function allOf({ pool }: Segment, atoms: readonly Atom[]): Levels {
  const levels = pool.take();
  markAll(
    levels,
    atoms.map((atom) => atom.levels),
  );
  return levels;
}

const MIN_SUPPORTER_PART = 2;

function findWord(segment: Segment, spellings: Spellings, supporters: readonly Supporter[]): Levels {
  const levels = segment.pool.take();
  for (const [n, spelling] of spellings.entries()) {
    const units = unitsOf(spelling);
    eachBeginning(segment, units, (word) => markBeginning(word, units, n === 0 ? WHOLE_FIELD : WORD_START, levels));
    eachContaining(segment, units, (word) => {
      const level = word.isForm ? MINOR : INSIDE;
      word.eachDoc((doc, flags) => levels.mark(doc, flags & ENDS_DOMAIN ? MINOR : level));
    });
    if (spelling.length < MIN_SUPPORTER_PART) continue;
    for (const { tenantId, name } of supporters) if (name.includes(spelling)) markSupporter(segment, tenantId, levels);
  }
  return levels;
}

function markBeginning(word: WordReader, units: Units, best: number, levels: Levels): void {
  const wholeLevel = word.length === units.length ? WHOLE_FIELD : FIELD_START;
  word.eachDoc((doc, flags) => {
    if (flags & IS_FIELD) levels.mark(doc, Math.max(wholeLevel, best));
    else if (flags & BEGINS_FIELD) levels.mark(doc, Math.max(FIELD_START, best));
    else levels.mark(doc, word.isForm || flags & ENDS_DOMAIN ? MINOR : WORD_START);
  });
}

function markSupporter(segment: Segment, tenantId: Supporter['tenantId'], levels: Levels): void {
  for (const doc of segment.docsOfSupporter(tenantId)) levels.mark(doc, MINOR);
}

function markIds(segment: Segment, digits: string, levels: Levels): void {
  const level = digits.length === ID_DIGITS ? WHOLE_FIELD : FIELD_START;
  eachTenant(segment, digits, (doc) => levels.mark(doc, level));
  eachSubscription(segment, digits, (doc) => levels.mark(doc, level));
}

function eachTenant({ docCount, tenantBytes, isTenant }: Segment, digits: string, visit: (doc: number) => void): void {
  const firstByte = Number.parseInt(digits.slice(0, 2), 16);
  for (let doc = 0; doc < docCount; doc++) {
    if (tenantBytes[doc * 16] === firstByte && isTenant(doc, digits)) visit(doc);
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

/** Names that begin with all that was typed lie side by side, once among the active and once among the others. */
function markNames(segment: Segment, phrase: string, whole: Levels): void {
  const { activeCount, docCount } = segment;
  for (const [from, to] of [
    [0, activeCount],
    [activeCount, docCount],
  ] as const) {
    const first = firstFrom(segment, phrase, from, to);
    const longer = firstFrom(segment, `${phrase}\0`, first, to);
    const end = firstFrom(segment, `${phrase}\uffff`, longer, to);
    for (let doc = first; doc < end; doc++) {
      if (whole.has(doc)) whole.mark(doc, doc < longer ? WHOLE_FIELD : FIELD_START);
    }
  }
}

function firstFrom(segment: Segment, phrase: string, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = middleOf(low, high);
    if (segment.foldedName(middle) < phrase) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Names that are keys need not be read: while the range is wide, only these are asked for. */
function middleOf(low: number, high: number): number {
  const middle = (low + high) >> 1;
  return high - low > 2 * NAME_KEY_STEP ? middle - (middle % NAME_KEY_STEP) : middle;
}

/** Aliases and domains that begin with all that was typed: only those that begin with its first word come into question. */
function markPhrase(segment: Segment, phrase: string, whole: Levels, first: Atom | undefined): void {
  if (!first) return;
  for (const doc of first.levels.marked()) {
    if ((first.levels.of[doc] ?? MINOR) > FIELD_START || !whole.has(doc)) continue;
    const { aliases, domains } = segment.textOf(doc);
    const fields = [...aliases.map(fold), ...domains.flatMap(domainForms).map(fold)];
    if (fields.includes(phrase)) whole.mark(doc, WHOLE_FIELD);
    else if (fields.some((field) => field.startsWith(phrase))) whole.mark(doc, FIELD_START);
  }
}

const ONLY_DIGITS = /^\d+$/;

/** A slip in a number would find any other number. */
const canSlip = (word: string) => word.length >= MIN_TYPO_LENGTH && !ONLY_DIGITS.test(word);

function addTyposOf(segment: Segment, atom: Atom, atoms: readonly Atom[], whole: Levels): void {
  const others = atoms.filter((other) => other !== atom).map(({ levels }) => levels);
  if (others.some(({ count }) => count === 0)) return;
  const slips = segment.pool.take();
  for (const spelling of (atom.word ?? []).filter(canSlip)) {
    const units = unitsOf(spelling);
    eachWithTypo(segment, units, (word) => {
      if (word.isForm) return;
      const level = Math.abs(word.length - units.length) < 2 ? TYPO : TYPO_START;
      word.eachDoc((doc, flags) => {
        if (!(flags & ENDS_DOMAIN)) slips.mark(doc, level);
      });
    });
  }
  markAll(whole, [slips, ...others]);
}
