import Fuse from 'fuse.js';
import type { ColdEngine } from './cold.ts';
import { OPTIONS } from './fuse.ts';
import { peerDocs, peerQuery } from './peer-docs.ts';
import { readStoredSample } from './stored-sample.ts';

export const cold: ColdEngine = {
  async answer(text, limit) {
    const fuse = new Fuse(peerDocs(await readStoredSample()), OPTIONS);
    return fuse.search(peerQuery(text), { limit }).map(({ item }) => item.id);
  },
};
