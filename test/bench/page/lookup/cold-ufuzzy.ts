import type { ColdEngine } from './cold.ts';
import { peerDocs } from './peer-docs.ts';
import { readStoredSample } from './stored-sample.ts';
import { haystackOf, searchHaystack } from './ufuzzy.ts';

export const cold: ColdEngine = {
  async answer(text, limit) {
    return searchHaystack(haystackOf(peerDocs(await readStoredSample())))(text, limit);
  },
};
