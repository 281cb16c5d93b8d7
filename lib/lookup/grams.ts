/** Han, kana and Hangul: a word of two of them is already telling. */
const isIdeographic = (unit: number) =>
  (unit >= 0x3040 && unit <= 0x30ff) || (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7af);

const UNIT = 0x10000;

export function unitsOf(word: string): Uint16Array {
  const units = new Uint16Array(word.length);
  for (let at = 0; at < units.length; at++) units[at] = word.charCodeAt(at);
  return units;
}

/** Three UTF-16 units as one number below 2⁴⁸. */
const gramOf = (first: number, second: number, third: number) => (first * UNIT + second) * UNIT + third;

/**
 * What a word is found by from its inside: every three units in a row, or two where both are ideographic. Whether a
 * gram is taken depends on its own units only, so that the grams of a part are grams of the whole.
 */
export function eachGram(units: ArrayLike<number>, length: number, visit: (gram: number) => void): void {
  for (let at = 0; at + 1 < length; at++) {
    const [first = 0, second = 0] = [units[at], units[at + 1]];
    if (isIdeographic(first) && isIdeographic(second)) visit(gramOf(first, second, 0));
    else if (at + 2 < length) visit(gramOf(first, second, units[at + 2] ?? 0));
  }
}

/** A gram's two upper units and its last one, as they are stored. */
export const splitGram = (gram: number): readonly [upper: number, last: number] => [
  Math.floor(gram / UNIT),
  gram % UNIT,
];
