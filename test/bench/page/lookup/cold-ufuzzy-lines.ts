import type { ColdEngine } from './cold.ts';
import { getPart, putPart } from './cold-store.ts';
import { peerDocs } from './peer-docs.ts';
import { haystackOf, searchHaystack } from './ufuzzy.ts';

const KEY = 'ufuzzy_lines';

export const cold: ColdEngine = {
  prepare: (sample) => putPart(KEY, haystackOf(peerDocs(sample)).join('\n')),
  async answer(text, limit) {
    return searchHaystack((await getPart(KEY)).split('\n'))(text, limit);
  },
};
