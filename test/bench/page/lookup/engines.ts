import type { EngineLoaders } from './bench-engine.ts';

/** Each loaded by itself, so that a page holds the library it measures and no other. */
export const ENGINES: EngineLoaders = {
  ours: () => import('./ours.ts'),
  ufuzzy: () => import('./ufuzzy.ts'),
  minisearch: () => import('./minisearch.ts'),
  fuse: () => import('./fuse.ts'),
  flexsearch: () => import('./flexsearch.ts'),
  flexsearch_full: () => import('./flexsearch-full.ts'),
  indexeddb: () => import('./indexeddb.ts'),
};
