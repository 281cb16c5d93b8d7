import MiniSearch from 'minisearch';
import type { ColdEngine } from './cold.ts';
import { getPart, putPart } from './cold-store.ts';
import { OPTIONS, searchMini } from './minisearch.ts';
import { type PeerDoc, peerDocs } from './peer-docs.ts';

const KEY = 'minisearch';

export const cold: ColdEngine = {
  async prepare(sample) {
    const mini = new MiniSearch<PeerDoc>(OPTIONS);
    mini.addAll(peerDocs(sample));
    await putPart(KEY, JSON.stringify(mini));
  },
  async answer(text, limit) {
    return searchMini(MiniSearch.loadJSON<PeerDoc>(await getPart(KEY), OPTIONS))(text, limit);
  },
};
