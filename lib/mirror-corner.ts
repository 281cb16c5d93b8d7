import type { Direction } from './bidi.ts';
import type { Corner } from './settings.ts';

const MIRRORED = {
  bottomRight: 'bottomLeft',
  bottomLeft: 'bottomRight',
  topRight: 'topLeft',
  topLeft: 'topRight',
} as const satisfies Record<Corner, Corner>;

/** Where that corner is for those who read from right to left, as all else on their screen. */
export const mirrorCorner = (corner: Corner, direction: Direction): Corner =>
  direction === 'rtl' ? MIRRORED[corner] : corner;
