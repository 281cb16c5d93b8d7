import { describe, expect, it } from 'vitest';
import { fold, foldSpeltOut } from '../../lib/lookup/fold.ts';

describe('fold', () => {
  it.each([
    ['case', 'CONTOSO Ltd', 'contoso ltd'],
    ['accents', 'Société Générale', 'societe generale'],
    ['a letter and its accent written apart', 'Mu\u0308ller', 'muller'],
    ['sharp s', 'Weiß', 'weiss'],
    ['Nordic letters', 'Ærø Ødegård', 'aero odegard'],
    ['Polish and Turkish letters', 'Łódź İstanbul Iğdır', 'lodz istanbul igdir'],
    ['full width', 'ＡＢＣ１２３', 'abc123'],
    ['half-width katakana with its voicing mark', 'ｶﾞｽ', 'がす'],
    ['katakana and hiragana', 'サクラ', 'さくら'],
    ['the long vowel sign', 'サーバー', 'さば'],
    ['a squared company form', '㈱青空', '(株)青空'],
    ['Arabic vowel signs and forms of alif', 'أَلْأُفُق', 'الافق'],
    ['Arabic tatweel and final forms', 'ســلامة على', 'سلامه علي'],
    ['Cyrillic', 'Полёт', 'полет'],
    ['white space', '  A\u00a0 b\t\nc ', 'a b c'],
    ['Hangul stays whole', '한글', '한글'],
  ])('makes no difference of %s', (_, text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('keeps the voicing marks of kana, which make another letter', () => {
    expect(fold('ガス')).not.toBe(fold('カス'));
  });

  it('changes nothing that is folded', () => {
    for (const text of ['Größler Müller', 'サーバー', 'ﷺ', 'ǅ', 'ẞ']) expect(fold(fold(text))).toBe(fold(text));
  });
});

describe('foldSpeltOut', () => {
  it.each([
    ['Müller', 'mueller'],
    ['Mu\u0308ller', 'mueller'],
    ['KÖNIG', 'koenig'],
    ['Ångström', 'aangstroem'],
    ['Contoso', 'contoso'],
  ])('spells %s out as %s', (text, folded) => {
    expect(foldSpeltOut(text)).toBe(folded);
  });
});
