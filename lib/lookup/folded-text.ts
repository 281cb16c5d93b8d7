import { fold, foldSpeltOut } from './fold.ts';

/** A letter with what belongs to it: marks, and the half-width voicing marks of kana. */
const CLUSTER = /[^\p{M}\uff9e\uff9f][\p{M}\uff9e\uff9f]*/gu;

/** A folded text that knows where each of its units came from. */
export interface FoldedText {
  folded: string;
  /** `from[n]` and `to[n]`: the stretch of the original that the unit `n` stands for. */
  from: readonly number[];
  to: readonly number[];
}

const PLAIN_ASCII = /^[ -~]*$/;
const IN_PLACE = Array.from({ length: 512 }, (_, at) => at);
const NEXT_PLACE = IN_PLACE.map((at) => at + 1);

/** In both spellings, which are the same for most texts. */
export function foldWithPlaces(text: string): FoldedText[] {
  if (text.length < IN_PLACE.length && PLAIN_ASCII.test(text)) {
    return [{ folded: text.toLowerCase(), from: IN_PLACE, to: NEXT_PLACE }];
  }
  const asWritten = foldClusters(text, fold);
  const speltOut = foldClusters(text, foldSpeltOut);
  return speltOut.folded === asWritten.folded ? [asWritten] : [asWritten, speltOut];
}

function foldClusters(text: string, foldOne: (cluster: string) => string): FoldedText {
  let folded = '';
  const from: number[] = [];
  const to: number[] = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const piece = /^\s/.test(cluster) ? ' ' : foldOne(cluster);
    folded += piece;
    for (let n = 0; n < piece.length; n++) {
      from.push(index);
      to.push(index + cluster.length);
    }
  }
  return { folded, from, to };
}

/** The stretch of the original behind a stretch of the folded text. */
export function originalRange({ from, to }: FoldedText, start: number, end: number): readonly [number, number] {
  return [from[start] ?? 0, to[end - 1] ?? 0];
}
