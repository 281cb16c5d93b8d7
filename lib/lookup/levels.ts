/** How well a customer fits what was typed; lower is better. */
export const WHOLE_FIELD = 0;
export const FIELD_START = 1;
export const WORD_START = 2;
export const INSIDE = 3;
/** By a company form, the end of a domain, or the partner designated for it: true of thousands. */
export const MINOR = 4;
/** One slip away from a whole word. */
export const TYPO = 5;
/** One slip away from a word's beginning. */
export const TYPO_START = 6;
export const LEVEL_COUNT = 7;
const NOT_AT_ALL = 255;

/** The level of each customer of a segment, and which of them have one. */
export class Levels {
  readonly of: Uint8Array;
  readonly #marked: Uint32Array;
  count = 0;

  constructor(docCount: number) {
    this.of = new Uint8Array(docCount).fill(NOT_AT_ALL);
    this.#marked = new Uint32Array(docCount);
  }

  has(doc: number): boolean {
    return this.of[doc] !== NOT_AT_ALL;
  }

  /** Keeps the better of two. */
  mark(doc: number, level: number): void {
    const known = this.of[doc] ?? NOT_AT_ALL;
    if (known === NOT_AT_ALL) this.#marked[this.count++] = doc;
    if (level < known) this.of[doc] = level;
  }

  /** The customers that have a level, in no order. */
  marked(): Uint32Array {
    return this.#marked.subarray(0, this.count);
  }

  /** The same, ascending. A walk over all beats sorting once many have one. */
  ascending(): Uint32Array {
    if (this.count * 16 < this.of.length) return this.marked().sort();
    let count = 0;
    for (let doc = 0; doc < this.of.length; doc++) if (this.of[doc] !== NOT_AT_ALL) this.#marked[count++] = doc;
    return this.marked();
  }

  clear(): void {
    if (this.count * 8 > this.of.length) this.of.fill(NOT_AT_ALL);
    else for (const doc of this.marked()) this.of[doc] = NOT_AT_ALL;
    this.count = 0;
  }
}

/**
 * Marks the customers that all of them have, with the worst of the levels, or `best` where that is worse: of several
 * words one that begins a field is a mere word.
 */
export function markAll(into: Levels, all: readonly Levels[], best = WORD_START): void {
  const [fewest, ...others] = all.toSorted((a, b) => a.count - b.count);
  for (const doc of fewest?.marked() ?? []) {
    let worst = Math.max(fewest?.of[doc] ?? NOT_AT_ALL, best);
    for (const levels of others) worst = Math.max(worst, levels.of[doc] ?? NOT_AT_ALL);
    if (worst !== NOT_AT_ALL) into.mark(doc, worst);
  }
}

/** A search needs a handful of them at each keystroke; making them anew would keep the garbage collector busy. */
export class LevelsPool {
  readonly #docCount: number;
  readonly #free: Levels[] = [];
  readonly #taken: Levels[] = [];

  constructor(docCount: number) {
    this.#docCount = docCount;
  }

  take(): Levels {
    const levels = this.#free.pop() ?? new Levels(this.#docCount);
    this.#taken.push(levels);
    return levels;
  }

  /** What was taken may not be used any more. */
  takeBackAll(): void {
    for (const levels of this.#taken.splice(0)) {
      levels.clear();
      this.#free.push(levels);
    }
  }
}
