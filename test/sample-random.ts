export interface Random {
  /** An unsigned 32-bit integer. */
  word(): number;
  /** An integer in [0, below). */
  int(below: number): number;
  pick<T>(items: readonly T[]): T;
  chance(probability: number): boolean;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Mulberry32: small, fast and the same on every engine, so that a seed names a directory. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const word = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const int = (below: number) => Math.floor((word() / 2 ** 32) * below);
  return {
    word,
    int,
    chance: (probability) => word() / 2 ** 32 < probability,
    pick: (items) => {
      const item = items[int(items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
  };
}

const hex16 = (word: number) => `${HEX[(word >>> 8) & 255]}${HEX[word & 255]}`;
const hex32 = (word: number) => `${hex16(word >>> 16)}${hex16(word)}`;

/** A random GUID (version 4) in the form our parsers yield. */
export function randomGuid({ word }: Pick<Random, 'word'>): string {
  const [a, b, c, d] = [word(), word(), word(), word()];
  const third = hex16((b & 0x0fff) | 0x4000);
  const fourth = hex16(((c >>> 16) & 0x3fff) | 0x8000);
  return `${hex32(a)}-${hex16(b >>> 16)}-${third}-${fourth}-${hex16(c)}${hex32(d)}`;
}
