import type { LookupDoc } from '../../../../lib/directory/lookup-doc.ts';
import type { Partner, TenantId } from '../../../../lib/directory/types.ts';

/** What every engine is given: the same customers. */
export interface EngineSample {
  docs: readonly LookupDoc[];
  partners: readonly Partner[];
}

/** A built index. */
export interface Engine {
  /** What the index takes where it is stored; absent where nothing is. */
  storedBytes?: number;
  /** Best first, at most `limit`. */
  search(text: string, limit: number): readonly TenantId[] | Promise<readonly TenantId[]>;
}

export interface EngineKind {
  build(sample: EngineSample): Engine | Promise<Engine>;
}

/** `ours` is lib/lookup; the others are what it is compared with. */
export const ENGINE_NAMES = [
  'ours',
  'ufuzzy',
  'minisearch',
  'fuse',
  'flexsearch',
  'flexsearch_full',
  'indexeddb',
] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];
