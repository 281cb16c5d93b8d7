export interface TextPart {
  text: string;
  isHit: boolean;
}

type Range = readonly [from: number, to: number];

/** Cuts a text where what was typed begins and ends; ranges may overlap, touch, and come in any order. */
export function splitHits(text: string, ranges: readonly Range[]): TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const [from, to] of joinRanges(ranges)) {
    parts.push({ text: text.slice(done, from), isHit: false }, { text: text.slice(from, to), isHit: true });
    done = to;
  }
  parts.push({ text: text.slice(done), isHit: false });
  return parts.filter((part) => part.text !== '');
}

function joinRanges(ranges: readonly Range[]): Range[] {
  const joined: [number, number][] = [];
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
