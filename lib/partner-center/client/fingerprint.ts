import type { NextPage } from '../types.ts';

const SEEDS = [0x811c9dc5, 0x9e3779b9];

/** Sixteen digits that two requests for different pages hardly share (FNV-1a, twice). */
export function fingerprint({ path, headers }: NextPage): string {
  const lines = Object.entries(headers).map(([key, value]) => `${key.toLowerCase()}:${value}`);
  const text = [path, ...lines.sort()].join('\n');
  return SEEDS.map((seed) => hash(text, seed).toString(16).padStart(8, '0')).join('');
}

function hash(text: string, seed: number): number {
  let mixed = seed;
  for (let index = 0; index < text.length; index++) mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193);
  return mixed >>> 0;
}
