import { LIMITS } from '../directory/limits.ts';
import { detachForms } from './company-forms.ts';
import { fold, foldSpeltOut } from './fold.ts';
import { splitWords } from './words.ts';

/** A typed word in its spellings: as typed, and without umlauts where it has some. Folded. */
export type Spellings = readonly string[];

/** What a customer must have: all of the words, or the id, or the telephone number. */
export interface Requirement {
  words: readonly Spellings[];
  /** Hex digits that a tenant or subscription id may begin with: 6 to 32, since fewer fit too many by chance. */
  idDigits?: string;
  /** Digits that a telephone number may contain, without leading zeros. */
  telephoneDigits?: string;
}

export interface Query {
  /** All that was typed, folded. */
  phrase: string;
  requirements: readonly Requirement[];
}

/** Nothing longer can be found: it is no name but a text that was pasted. */
const MAX_TYPED = LIMITS.nameLength;
/** Whoever has so many of the words is meant; each costs a walk over the dictionary. */
const MAX_WORDS = 16;

/** What was typed or pasted: names, a domain, an address of mail or of a page, an id, a telephone number, in any order. */
export function parseQuery(typed: string): Query {
  const chunks = typed.slice(0, MAX_TYPED).normalize('NFKC').split(/\s+/).filter(Boolean).map(ownPart);
  const requirements = [...new Set(joinTelephones(chunks))].map(parseChunk).filter(hasAny);
  return { phrase: fold(chunks.join(' ')), requirements: [...firstOf(requirements)] };
}

function* firstOf(requirements: readonly Requirement[]): Generator<Requirement> {
  let left = MAX_WORDS;
  for (const requirement of requirements) {
    if (left <= 0) return;
    yield { ...requirement, words: requirement.words.slice(0, left) };
    left -= requirement.words.length;
  }
}

/** The domain of a mail address or of a page's address; anything else as it is. */
function ownPart(chunk: string): string {
  if (/^https?:\/\//i.test(chunk)) return URL.parse(chunk)?.hostname ?? chunk;
  const at = chunk.lastIndexOf('@');
  return at >= 0 && at < chunk.length - 1 ? chunk.slice(at + 1) : chunk;
}

const TELEPHONE_SIGNS = /^[+()\d./-]+$/;
const isTelephonePart = (text: string) => TELEPHONE_SIGNS.test(text) && /\d/.test(text);

/** Neighbouring parts of a telephone number as one, with spaces between them. */
function joinTelephones(chunks: readonly string[]): string[] {
  const joined: string[] = [];
  let isOpen = false;
  for (const chunk of chunks) {
    const isPart = isTelephonePart(chunk);
    if (isPart && isOpen) joined.push(`${joined.pop()} ${chunk}`);
    else joined.push(chunk);
    isOpen = isPart;
  }
  return joined;
}

function parseChunk(chunk: string): Requirement {
  const idDigits = readIdDigits(chunk);
  const telephoneDigits = readTelephoneDigits(chunk);
  return {
    words: spellingsOf(chunk),
    ...(idDigits === undefined ? {} : { idDigits }),
    ...(telephoneDigits === undefined ? {} : { telephoneDigits }),
  };
}

const hasAny = ({ words, idDigits, telephoneDigits }: Requirement) =>
  words.length > 0 || idDigits !== undefined || telephoneDigits !== undefined;

function spellingsOf(chunk: string): Spellings[] {
  const asTyped = splitWords(detachForms(fold(chunk)));
  const speltOut = splitWords(detachForms(foldSpeltOut(chunk)));
  const spellings = asTyped.map((word, n): [string, Spellings] => {
    const other = speltOut[n];
    return [word, other === undefined || other === word ? [word] : [word, other]];
  });
  return [...new Map(spellings).values()];
}

/** Of a whole tenant or subscription id. */
export const ID_DIGITS = 32;

const BARE_ID = /^[0-9a-f]{6,32}$/;
/** As far as it was typed or pasted, with the hyphens where a GUID has them. */
const HYPHENATED_ID =
  /^[0-9a-f]{8}-(?:[0-9a-f]{0,4}|[0-9a-f]{4}-(?:[0-9a-f]{0,4}|[0-9a-f]{4}-(?:[0-9a-f]{0,4}|[0-9a-f]{4}-[0-9a-f]{0,12})))$/;

function readIdDigits(chunk: string): string | undefined {
  const bare = chunk.toLowerCase().replace(/^\{|\}$/g, '');
  if (BARE_ID.test(bare)) return bare;
  return HYPHENATED_ID.test(bare) ? bare.replaceAll('-', '') : undefined;
}

const MIN_TELEPHONE_DIGITS = 4;

/** Of a number as people write it: `(0)`, an international `00` and leading zeros make no difference. */
function readTelephoneDigits(chunk: string): string | undefined {
  if (!chunk.split(' ').every(isTelephonePart)) return undefined;
  const digits = telephoneDigitsOf(chunk).replace(/^0+/, '');
  return digits.length < MIN_TELEPHONE_DIGITS ? undefined : digits;
}

/** All digits of a telephone number but the `(0)` that is dialled within the country only. */
export const telephoneDigitsOf = (telephone: string): string =>
  telephone.normalize('NFKC').replace('(0)', '').replace(/\D/g, '');
