import type { ColdEngine } from './cold.ts';
import { getPart, getPartKeys, putPart } from './cold-store.ts';
import { createFlex, searchFlex } from './flexsearch.ts';
import { peerDocs } from './peer-docs.ts';

const PREFIX = 'flexsearch/';

export const cold: ColdEngine = {
  async prepare(sample) {
    const index = createFlex('forward');
    for (const { id, ...fields } of peerDocs(sample)) index.add(id, Object.values(fields).join(' '));
    const parts: [string, string][] = [];
    index.export((key, data) => void parts.push([key, data]));
    for (const [key, data] of parts) if (data) await putPart(`${PREFIX}${key}`, data);
  },
  async answer(text, limit) {
    const index = createFlex('forward');
    for (const key of await getPartKeys(PREFIX)) index.import(key.slice(PREFIX.length), await getPart(key));
    return searchFlex(index, text, limit);
  },
};
