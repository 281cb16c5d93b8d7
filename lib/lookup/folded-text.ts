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
/** Letters that fold one to one. */
const EVEN =
  /^[ -~\u00c0-\u00c5\u00c7-\u00dd\u00e0-\u00e5\u00e7-\u00fd\u00ff-\u0131\u0134-\u0148\u014a-\u0151\u0154-\u017f\u0400-\u0482\u048a-\u04ff\u0621-\u063f\u0641-\u064a\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]*$/;
const MAY_BE_SPELT_OUT = /[äöüåøÄÖÜÅØ]|\u0308|\u030a/;
const IN_PLACE = Array.from({ length: 512 }, (_, at) => at);
const NEXT_PLACE = IN_PLACE.map((at) => at + 1);

/** In both spellings, which are the same for most texts. */
export function foldWithPlaces(text: string): FoldedText[] {
  const asWritten = foldOnce(text);
  return MAY_BE_SPELT_OUT.test(text) ? [asWritten, foldClusters(text, foldSpeltOut)] : [asWritten];
}

/** Cluster by cluster only where places may differ. */
function foldOnce(text: string): FoldedText {
  if (text.length > IN_PLACE.length) return foldClusters(text, fold);
  if (PLAIN_ASCII.test(text)) return { folded: text.toLowerCase(), from: IN_PLACE, to: NEXT_PLACE };
  const folded = EVEN.test(text) ? fold(text) : '';
  return folded.length === text.length ? { folded, from: IN_PLACE, to: NEXT_PLACE } : foldClusters(text, fold);
}

function foldClusters(text: string, foldOne: (cluster: string) => string): FoldedText {
  let folded = '';
  const from: number[] = [];
  const to: number[] = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const piece = /^\s/.test(cluster.normalize('NFKC')) ? ' ' : foldOne(cluster);
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
