import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compactText } from '../../lib/transfer/compact-text.ts';

it('gives back every text as it was, whatever its length and characters', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => compactText(text) === text));
  for (const length of [0, 255, 256, 257, 5_000]) expect(compactText('é'.repeat(length))).toBe('é'.repeat(length));
});
