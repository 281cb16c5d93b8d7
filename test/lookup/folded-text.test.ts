import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldSpeltOut } from '../../lib/lookup/fold.ts';
import { foldWithPlaces, originalRange } from '../../lib/lookup/folded-text.ts';

const LETTERS = 'aÄößæŒ½œþÞĲŉİıﬁ㈱ｶﾞガーさЁйأةـ한é́ 😀&'.match(/./gu) ?? [];

describe('a folded text that knows its places', () => {
  it.each([
    ['Müller', 'ull', 'üll'],
    ['Weiß AG', 'ss', 'ß'],
    ['サーバー', 'ば', 'バ'],
    ['ｶﾞｽ', 'が', 'ｶﾞ'],
    ['Mu\u0308ller', 'mul', 'Mu\u0308l'],
    ['㈱青空', '青', '青'],
  ])('finds in %s for %s the original %s', (text, part, original) => {
    const [folded] = foldWithPlaces(text);
    if (!folded) throw new Error('there is one spelling at least');
    const at = folded.folded.indexOf(part);
    expect(text.slice(...originalRange(folded, at, at + part.length))).toBe(original);
  });

  it('gives each unit a stretch that folds to something with it, in both spellings', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LETTERS), { maxLength: 8 }), (letters) => {
        const text = letters.join('');
        for (const place of foldWithPlaces(text)) {
          for (let at = 0; at < place.folded.length; at++) {
            const unit = place.folded[at] ?? '';
            const stretch = text.slice(...originalRange(place, at, at + 1));
            expect(`${fold(stretch)}${foldSpeltOut(stretch)} `, `${text} at ${at}`).toContain(unit);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
