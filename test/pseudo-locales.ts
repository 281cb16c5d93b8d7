const HOLE = /(\{\w+\})/;
const VOWELS = /[aeiouy]/gi;
const ACCENTED: Readonly<Record<string, string>> = {
  a: 'åå',
  e: 'éé',
  i: 'îî',
  o: 'öö',
  u: 'ûû',
  y: 'ýý',
  A: 'ÅÅ',
  E: 'ÉÉ',
  I: 'ÎÎ',
  O: 'ÖÖ',
  U: 'ÛÛ',
  Y: 'ÝÝ',
};
/** How much longer the longest translations are, as a rule: German and French beside English. */
const LONGER = 1.6;
const FILLER = 'länger ünd länger ';

/** Words of English with accents, half as long again: whoever reads along still understands them. Holes stay. */
export function lengthen(text: string): string {
  const parts = text.split(HOLE).map((part) => (HOLE.test(part) ? part : part.replace(VOWELS, accent)));
  const long = parts.join('');
  const lacking = Math.ceil(bareLength(text) * LONGER) - bareLength(long);
  return lacking > 0
    ? `${long} ${FILLER.repeat(Math.ceil(lacking / FILLER.length)).slice(0, lacking)}`.trimEnd()
    : long;
}

const accent = (letter: string) => ACCENTED[letter] ?? letter;
const bareLength = (text: string) => text.replace(new RegExp(HOLE, 'g'), '').length;

const FIRST_ARABIC = 0x0628;

/** Each letter another one that is written from right to left. Holes, digits and signs stay. */
export function turnAround(text: string): string {
  const turn = (letter: string) => String.fromCharCode(FIRST_ARABIC + ((letter.toLowerCase().charCodeAt(0) - 97) % 19));
  return text
    .split(HOLE)
    .map((part) => (HOLE.test(part) ? part : part.replace(/[a-z]/gi, turn)))
    .join('');
}
