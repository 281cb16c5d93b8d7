import { Index } from 'flexsearch';
import type { Engine, EngineKind, EngineSample } from './engine.ts';
import { peerDocs, peerQuery } from './peer-docs.ts';

export type Tokenize = 'forward' | 'full';

/** Its default encoder strips accents and case; `suggest` lets a word go that fits nothing. */
export const createFlex = (tokenize: Tokenize) => new Index({ tokenize });
export const searchFlex = (index: Index, text: string, limit: number): number[] =>
  index.search(peerQuery(text), { limit, suggest: true }).map(Number);

export function buildFlex(tokenize: Tokenize, sample: EngineSample): Engine {
  const index = createFlex(tokenize);
  for (const { id, ...fields } of peerDocs(sample)) index.add(id, Object.values(fields).join(' '));
  return {
    search: (text, limit) => searchFlex(index, text, limit).flatMap((at) => sample.docs[at]?.tenantId ?? []),
  };
}

/** Finds the beginnings of words. */
export const engine: EngineKind = { build: (sample) => buildFlex('forward', sample) };
