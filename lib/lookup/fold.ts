const PLAIN_ASCII = /^[ -~]*$/;
/** Then `foldSpeltOut` is `fold`. */
export const isPlainAscii = (text: string): boolean => PLAIN_ASCII.test(text);
/** ASCII with single spaces. */
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/;
/** Accents of Latin, Greek and Cyrillic, vowel signs of Hebrew and Arabic. The voicing marks of kana make a letter another one, so they stay. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640]/g;
/** Letters that no normal form takes apart, katakana, and the long vowel sign of kana. */
const OTHERS = /[ßæœøđðłħıþςأإآٱىة\u30a1-\u30f6ー]/g;
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  þ: 'th',
  ς: 'σ',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ー: '',
};
const KATAKANA_TO_HIRAGANA = -0x60;

/**
 * One spelling for all that people take for the same: case, width, accents, hiragana and katakana, forms of Arabic
 * letters. White space becomes single spaces.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  const spaced = withSingleSpaces(text);
  if (PLAIN.test(spaced)) return spaced.toLowerCase();
  const unmarked = spaced.normalize('NFKC').toLowerCase().normalize('NFD').replace(MARKS, '');
  // An accent that stands alone is a space and a mark in NFKC.
  return withSingleSpaces(unmarked.normalize('NFC').replace(OTHERS, plainLetter));
}

const withSingleSpaces = (text: string): string => text.trim().replace(/\s+/g, ' ');

const plainLetter = (letter: string): string =>
  PLAIN_LETTERS[letter] ?? String.fromCharCode(letter.charCodeAt(0) + KATAKANA_TO_HIRAGANA);

const SPELT_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

/** As German and Nordic writers spell a name where they have no umlauts: `Müller` as `mueller`. Folded. */
export function foldSpeltOut(text: string): string {
  if (isPlainAscii(text)) return fold(text);
  return fold(
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/[äöüåø]/g, (letter) => SPELT_OUT[letter] ?? letter),
  );
}
