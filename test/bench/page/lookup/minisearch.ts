import MiniSearch, { type Options } from 'minisearch';
import type { EngineKind } from './engine.ts';
import { type PeerDoc, peerDocs, peerQuery } from './peer-docs.ts';

const MARKS = /[\u0300-\u036f]/g;

/** Prefix and fuzzy search, all words wanted, the name first, accents stripped: each as its documentation shows. */
export const OPTIONS: Options<PeerDoc> = {
  fields: ['name', 'aliases', 'domains', 'ids', 'supporters', 'telephones'],
  processTerm: (term) => term.toLowerCase().normalize('NFKD').replace(MARKS, ''),
  searchOptions: { prefix: true, fuzzy: 0.2, combineWith: 'AND', boost: { name: 2 } },
};

export function searchMini(mini: MiniSearch<PeerDoc>): (text: string, limit: number) => number[] {
  return (text, limit) =>
    mini
      .search(peerQuery(text))
      .slice(0, limit)
      .map(({ id }) => Number(id));
}

export const engine: EngineKind = {
  build(sample) {
    const mini = new MiniSearch<PeerDoc>(OPTIONS);
    mini.addAll(peerDocs(sample));
    const find = searchMini(mini);
    return { search: (text, limit) => find(text, limit).flatMap((at) => sample.docs[at]?.tenantId ?? []) };
  },
};
