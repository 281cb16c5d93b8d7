import { ByteReader } from './byte-reader.ts';
import { FLAG_BITS, IS_COMPOSED, IS_FORM, IS_SINGLE, WORD_BITS } from './dictionary.ts';

const MAX_UNITS = 64;
const FLAGS = 2 ** FLAG_BITS - 1;

/** Goes through the words of a dictionary, each read where it lies: no text is made of it. */
export class WordReader {
  readonly units = new Uint16Array(MAX_UNITS);
  length = 0;
  isForm = false;
  isComposed = false;
  readonly #reader: ByteReader;
  #docsFrom = 0;
  #docsEnd = 0;

  constructor(dictionary: Uint8Array) {
    this.#reader = new ByteReader(dictionary);
  }

  /** To before the first word of a block, which begins at `start`. */
  goTo(start: number): void {
    this.#docsEnd = start;
  }

  /** Where the next word lies. */
  get end(): number {
    return this.#docsEnd;
  }

  next(): void {
    const reader = this.#reader;
    reader.at = this.#docsEnd;
    const first = reader.varint();
    this.isForm = (first & IS_FORM) !== 0;
    this.isComposed = (first & IS_COMPOSED) !== 0;
    const from = first >>> WORD_BITS;
    this.length = from + reader.varint();
    for (let at = from; at < this.length; at++) this.units[at] = reader.varint();
    if (first & IS_SINGLE) {
      this.#docsFrom = reader.at;
      reader.varint();
      this.#docsEnd = reader.at;
    } else {
      const bytes = reader.varint();
      this.#docsFrom = reader.at;
      this.#docsEnd = reader.at + bytes;
    }
  }

  /** The customers that have the word, ascending, with the flags of dictionary.ts. */
  eachDoc(visit: (doc: number, flags: number) => void): void {
    const reader = this.#reader;
    reader.at = this.#docsFrom;
    let doc = 0;
    while (reader.at < this.#docsEnd) {
      const flagged = reader.varint();
      doc += flagged >>> FLAG_BITS;
      visit(doc, flagged & FLAGS);
    }
  }
}
