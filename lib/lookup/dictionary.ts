import { ByteWriter } from './byte-writer.ts';
import { commonLength } from './common-length.ts';
import { hasAttachedForm, isCompanyForm, isFormGram } from './company-forms.ts';
import { eachGram, splitGram, unitsOf } from './grams.ts';
import { NumberList } from './number-list.ts';

/** How a customer has a word: bits beside the customer's number in a list. */
export const BEGINS_FIELD = 1;
/** The word is an alias, all of it. */
export const IS_FIELD = 2;
/** Only what a domain ends in, such as `com`, has it. */
export const ENDS_DOMAIN = 4;
export const FLAG_BITS = 3;

/** Words a block: they share the beginnings of one another, and a gram names the block, not the word. */
const BLOCK = 16;
const WORDS_PER_STEP = 1024;

/** A word as it is added: the customers that have it, ascending, each shifted by `FLAG_BITS` with its flags below. */
export interface WordEntry {
  word: string;
  docs: Uint32Array;
}

/** The lowest bits of a word's first number: it is a company form; only one customer has it; it has a form attached. */
export const IS_FORM = 1;
export const IS_SINGLE = 2;
/** Whoever has it has the form as well, so that what lies inside the form need not lead to it. */
export const IS_COMPOSED = 4;
export const WORD_BITS = 3;

/**
 * The sorted words in blocks. Each word: the number of units it shares with the word before it, above three bits; the
 * number of its other units; these; the number of bytes of its list of customers, unless it is a single one; the list,
 * as differences. All are varints. Without grams the words are gone through.
 */
export function* writeDictionary(count: number, entryAt: (n: number) => WordEntry, hasGrams: boolean) {
  const out = new ByteWriter();
  const starts = new NumberList();
  const grams = new GramCollector();
  const docs = new ByteWriter();
  let before: Uint16Array = new Uint16Array();
  for (let n = 0; n < count; n++) {
    const entry = entryAt(n);
    const units = unitsOf(entry.word);
    const bits = bitsOf(entry);
    const opensBlock = n % BLOCK === 0;
    if (opensBlock) starts.add(out.length);
    const shared = opensBlock ? 0 : commonLength(before, before.length, units, units.length);
    out.varint((shared << WORD_BITS) | bits);
    out.varint(units.length - shared);
    for (const unit of units.subarray(shared)) out.varint(unit);
    writeDocs(docs, entry.docs);
    if (!(bits & IS_SINGLE)) out.varint(docs.length);
    out.raw(docs.view());
    if (hasGrams) grams.add(units, Math.floor(n / BLOCK), (bits & IS_COMPOSED) !== 0);
    before = units;
    if (n % WORDS_PER_STEP === 0) yield;
  }
  starts.add(out.length);
  const { gramUpper, gramLast, gramStarts, gramBlocks } = yield* grams.write();
  return { dictionary: out.view(), dictionaryStarts: starts.view(), gramUpper, gramLast, gramStarts, gramBlocks };
}

function bitsOf({ word, docs }: WordEntry): number {
  const single = docs.length === 1 ? IS_SINGLE : 0;
  if (isCompanyForm(word)) return single | IS_FORM;
  return hasAttachedForm(word) ? single | IS_COMPOSED : single;
}

function writeDocs(out: ByteWriter, docs: Uint32Array): void {
  out.clear();
  let before = 0;
  for (const flagged of docs) {
    const doc = flagged >>> FLAG_BITS;
    out.varint(((doc - before) << FLAG_BITS) | (flagged & (2 ** FLAG_BITS - 1)));
    before = doc;
  }
}

/** Which blocks have which grams. */
class GramCollector {
  #numbers = new Map<number, number>();
  #gramOfPair = new NumberList();
  #blockOfPair = new NumberList();
  #seen: number[] = [];

  add(units: Uint16Array, block: number, isComposed: boolean): void {
    eachGram(units, units.length, (gram) => {
      if (isComposed && isFormGram(gram)) return;
      let number = this.#numbers.get(gram);
      if (number === undefined) {
        number = this.#numbers.size;
        this.#numbers.set(gram, number);
      }
      if (this.#seen[number] === block) return;
      this.#seen[number] = block;
      this.#gramOfPair.add(number);
      this.#blockOfPair.add(block);
    });
  }

  *write() {
    const sorted = Float64Array.from(this.#numbers.keys()).sort();
    yield;
    const listOf = groupPairs(this.#numbers.size, this.#gramOfPair.view(), this.#blockOfPair.view());
    yield;
    const blocks = new ByteWriter();
    const gramStarts = new Uint32Array(sorted.length + 1);
    for (const [n, gram] of sorted.entries()) {
      gramStarts[n] = blocks.length;
      let before = 0;
      for (const block of listOf(this.#numbers.get(gram) ?? 0)) {
        blocks.varint(block - before);
        before = block;
      }
      if (n % WORDS_PER_STEP === 0) yield;
    }
    gramStarts[sorted.length] = blocks.length;
    return {
      gramUpper: Uint32Array.from(sorted, (gram) => splitGram(gram)[0]),
      gramLast: Uint16Array.from(sorted, (gram) => splitGram(gram)[1]),
      gramStarts,
      gramBlocks: blocks.view(),
    };
  }
}

/** The values of each group, in the order of the pairs. */
export function groupPairs(groups: number, groupOfPair: Uint32Array, valueOfPair: Uint32Array) {
  const starts = new Uint32Array(groups + 1);
  for (const group of groupOfPair) starts[group + 1] = (starts[group + 1] ?? 0) + 1;
  for (let group = 0; group < groups; group++) starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0);
  const next = starts.slice();
  const values = new Uint32Array(valueOfPair.length);
  for (let pair = 0; pair < groupOfPair.length; pair++) {
    const group = groupOfPair[pair] ?? 0;
    const at = next[group] ?? 0;
    values[at] = valueOfPair[pair] ?? 0;
    next[group] = at + 1;
  }
  return (group: number): Uint32Array => values.subarray(starts[group], starts[group + 1]);
}
