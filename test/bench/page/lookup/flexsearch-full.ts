import type { EngineKind } from './engine.ts';
import { buildFlex } from './flexsearch.ts';

/** Finds any part of a word. */
export const engine: EngineKind = { build: (sample) => buildFlex('full', sample) };
