import { createRandom, type Random } from './sample-random.ts';
import { latinOf, type Piece, TONGUES, type Tongue } from './sample-tongues.ts';

/** A fictitious company that no list names: its words are coined. */
export interface CoinedCompany {
  name: string;
  country: string;
  aliases: string[];
  /** Lower case, in ASCII form; no other company coined with the same `taken` has them. */
  domains: string[];
}

/** Those that come first in a list are common, the last ones rare. */
const pickSkewed = (random: Random, from: readonly Piece[]): Piece =>
  from[Math.floor(from.length * (random.int(4096) / 4096) ** 1.5)] ?? random.pick(from);

const COMMON_WORDS = 400;
const commonWords = new Map<Tongue, readonly Piece[]>();
/** The names that many share, as Smith and Müller are; the same whatever the seed. */
function commonWordsOf(tongue: Tongue): readonly Piece[] {
  const known = commonWords.get(tongue);
  if (known) return known;
  const random = createRandom(tongue.country.charCodeAt(0));
  const coined = Array.from({ length: COMMON_WORDS }, () => coinRareWord(random, tongue));
  commonWords.set(tongue, coined);
  return coined;
}

const coinWord = (random: Random, tongue: Tongue): Piece =>
  random.chance(0.35) ? pickSkewed(random, commonWordsOf(tongue)) : coinRareWord(random, tongue);

function coinRareWord(random: Random, { words }: Tongue): Piece {
  const slots = random.pick(words);
  let [written, latin] = ['', ''];
  for (const slot of slots) {
    const piece = pickSkewed(random, slot);
    written += piece.written;
    latin += piece.latin;
  }
  return { written: spellOut(random, written), latin };
}

/** One in eight writes its umlauts as two letters. */
const spellOut = (random: Random, word: string) =>
  /[äöü]/.test(word) && random.chance(0.12) ? word.replace(/[äöüß]/g, (letter) => latinOf(letter)) : word;

interface Parts {
  w: Piece;
  v: Piece;
  t: Piece;
  p: Piece;
}

function coinParts(random: Random, tongue: Tongue): Parts {
  return {
    w: coinWord(random, tongue),
    v: coinWord(random, tongue),
    t: pickSkewed(random, tongue.trades),
    p: random.pick(tongue.places),
  };
}

const SLOT = /\{([wvtpe])\}|(?<![\p{L}])([wvtpe])(?![\p{L}])/gu;

function fillPattern(pattern: string, parts: Parts, ending: string): string {
  const partOf = (key: string) => (key === 'w' ? parts.w : key === 'v' ? parts.v : key === 't' ? parts.t : parts.p);
  return pattern.replace(SLOT, (_, braced = '', bare = '') => {
    const key = braced || bare;
    return key === 'e' ? ending : partOf(key).written;
  });
}

function tongueOf(random: Random): Tongue {
  let rest = random.int(100);
  for (const tongue of TONGUES) {
    rest -= tongue.share;
    if (rest < 0) return tongue;
  }
  throw new RangeError('The shares of the tongues come to less than a hundred.');
}

/** `taken` holds all domains so far and gains those coined here. */
export function coinCompany(random: Random, taken: Set<string>, tongue: Tongue = tongueOf(random)): CoinedCompany {
  const parts = coinParts(random, tongue);
  const name = fillPattern(random.pick(tongue.patterns), parts, random.pick(tongue.endings)).trim();
  return {
    name,
    country: tongue.country,
    aliases: random.chance(0.1) ? [coinAlias(random, tongue, name)] : [],
    domains: coinDomains(random, tongue, parts, taken),
  };
}

/** An abbreviation, or the name before the last merger. */
function coinAlias(random: Random, tongue: Tongue, name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  if (random.chance(0.5) && words.length > 2) return words.map((word) => [...word][0]?.toUpperCase()).join('');
  const [former, trade] = [coinWord(random, tongue).written, pickSkewed(random, tongue.trades).written];
  return random.chance(0.3) ? former : `${former}${/\p{sc=Han}|\p{sc=Kana}/u.test(trade) ? '' : ' '}${trade}`;
}

function coinDomains(random: Random, tongue: Tongue, { w, v, t }: Parts, taken: Set<string>): string[] {
  const brand = random.chance(0.25) ? coinWord(random, tongue) : w;
  const labels = [brand.latin, brand.latin, `${w.latin}-${t.latin}`, `${w.latin}-${v.latin}`, `${w.latin}${t.latin}`];
  const end = random.chance(0.7) ? tongue.topLevel : 'example';
  const domains = [claim(random, random.pick(labels), end, taken)];
  if (random.chance(0.1)) domains.push(claim(random, asciiLabel(w.written), tongue.topLevel, taken));
  if (random.chance(0.15)) domains.push(claim(random, `${w.latin}-${v.latin}`, 'example', taken));
  if (random.chance(0.5)) domains.push(claim(random, w.latin, 'onmicrosoft.example', taken));
  return [...new Set(domains)];
}

/** The ASCII form (`xn--…`) of a domain label. */
const asciiLabel = (word: string): string => new URL(`https://${word}`).hostname;

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const TRIES_PER_LENGTH = 8;
/** Whoever comes second to a domain puts letters before it; of a common name, more and more of them. */
function claim(random: Random, label: string, end: string, taken: Set<string>): string {
  let domain = `${label}.${end}`;
  for (let tries = 0; taken.has(domain); tries += 1) {
    const letters = Array.from({ length: 2 + Math.floor(tries / TRIES_PER_LENGTH) }, () => random.pick(LETTERS));
    domain = `${letters.join('')}-${label.replace(/^xn--/, 'x')}.${end}`;
  }
  taken.add(domain);
  return domain;
}
