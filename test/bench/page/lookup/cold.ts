import type { ColdName } from './cold-names.ts';
import type { EngineSample } from './engine.ts';

/** A library as a popup would use it that has just been opened: from what is stored to the first answer. */
export interface ColdEngine {
  /** Stores what the library can write of its index; absent when it can write nothing. */
  prepare?(sample: EngineSample): Promise<void>;
  answer(text: string, limit: number): Promise<readonly (number | string)[]>;
}

const KINDS: Record<ColdName, () => Promise<{ cold: ColdEngine }>> = {
  ufuzzy: () => import('./cold-ufuzzy.ts'),
  ufuzzy_lines: () => import('./cold-ufuzzy-lines.ts'),
  minisearch: () => import('./cold-minisearch.ts'),
  fuse: () => import('./cold-fuse.ts'),
  flexsearch: () => import('./cold-flexsearch.ts'),
  indexeddb: () => import('./cold-indexeddb.ts'),
};

export const loadCold = async (name: ColdName): Promise<ColdEngine> => (await KINDS[name]()).cold;

/** As many rows as the popup shows; a constant of its own, so that no more is loaded than the library. */
const SHOWN = 30;

/** Shows the answer, and marks the time when it has been painted. */
export async function answerCold(name: ColdName, text: string): Promise<void> {
  const { answer } = await loadCold(name);
  const rows = await answer(text, SHOWN);
  document.body.textContent = rows.join('\n');
  requestAnimationFrame(() => setTimeout(() => performance.mark('lookup-full')));
}
