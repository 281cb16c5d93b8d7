import uFuzzy from '@leeoniya/ufuzzy';
import type { EngineKind } from './engine.ts';
import { type PeerDoc, peerDocs, peerQuery } from './peer-docs.ts';

/** Its README's universal alphabet, one error in each word, and words in any order (three at most: it tries each order). */
const OPTIONS: uFuzzy.Options = {
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
  intraMode: 1,
  intraIns: 1,
  intraSub: 1,
  intraTrn: 1,
  intraDel: 1,
};
const MAX_WORDS_IN_ANY_ORDER = 3;
const MOST_TO_RANK = 1000;

/** One line for each customer, with its accents stripped as the README advises. */
export const haystackOf = (docs: readonly PeerDoc[]): string[] =>
  uFuzzy.latinize(
    docs.map(({ name, aliases, domains, ids, supporters, telephones }) =>
      [name, aliases, domains, ids, supporters, telephones].join(' | '),
    ),
  );

export function searchHaystack(haystack: string[]): (text: string, limit: number) => number[] {
  const fuzzy = new uFuzzy(OPTIONS);
  return (text, limit) => {
    const needle = uFuzzy.latinize(peerQuery(text));
    const [found, info, order] = fuzzy.search(haystack, needle, MAX_WORDS_IN_ANY_ORDER, MOST_TO_RANK);
    if (!found) return [];
    const ranked = info && order ? order.map((at) => info.idx[at] ?? 0) : found;
    return ranked.slice(0, limit);
  };
}

export const engine: EngineKind = {
  build(sample) {
    const find = searchHaystack(haystackOf(peerDocs(sample)));
    return { search: (text, limit) => find(text, limit).flatMap((at) => sample.docs[at]?.tenantId ?? []) };
  },
};
