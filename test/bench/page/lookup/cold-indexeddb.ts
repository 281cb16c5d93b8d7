import type { ColdEngine } from './cold.ts';
import { engine, find, openTokens } from './indexeddb.ts';

export const cold: ColdEngine = {
  async prepare(sample) {
    await engine.build(sample);
  },
  async answer(text, limit) {
    return find(await openTokens(), text, limit);
  },
};
