import Fuse, { type IFuseOptions } from 'fuse.js';
import type { EngineKind } from './engine.ts';
import { type PeerDoc, peerDocs, peerQuery } from './peer-docs.ts';

/** Token search, which its documentation advises for search boxes, all words wanted, the name first. */
export const OPTIONS: IFuseOptions<PeerDoc> = {
  keys: [{ name: 'name', weight: 2 }, 'aliases', 'domains', 'ids', 'supporters', 'telephones'],
  useTokenSearch: true,
  tokenMatch: 'all',
  ignoreDiacritics: true,
  ignoreLocation: true,
  threshold: 0.3,
};

export const engine: EngineKind = {
  build(sample) {
    const fuse = new Fuse(peerDocs(sample), OPTIONS);
    return {
      search: (text, limit) =>
        fuse.search(peerQuery(text), { limit }).flatMap(({ item }) => sample.docs[item.id]?.tenantId ?? []),
    };
  },
};
