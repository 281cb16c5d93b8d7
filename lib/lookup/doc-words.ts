import type { LookupDoc } from '../directory/lookup-doc.ts';
import { BEGINS_FIELD, ENDS_DOMAIN, IS_FIELD } from './dictionary.ts';
import { domainForms } from './domain-forms.ts';
import { fold } from './fold.ts';
import { eachFindableWord, splitWords } from './words.ts';

/** Every word by which a customer is found, with how it has it: the flags of dictionary.ts. */
export function docWords(
  { companyName, aliases, domains }: LookupDoc,
  foldedName = fold(companyName),
): Map<string, number> {
  const words = new Map<string, number>();
  eachFindableWord(companyName, foldedName, (word) => words.set(word, 0));
  for (const alias of aliases) addField(words, alias);
  for (const domain of domains) addDomain(words, domain);
  return words;
}

function addField(words: Map<string, number>, text: string): void {
  const folded = fold(text);
  const [first] = splitWords(folded);
  eachFindableWord(text, folded, (word) => {
    const begins = word === first && folded.startsWith(word);
    add(words, word, begins ? BEGINS_FIELD | (folded === word ? IS_FIELD : 0) : 0);
  });
}

function addDomain(words: Map<string, number>, domain: string): void {
  const [stored = '', readable] = domainForms(domain);
  const [own = '', ...ending] = stored.split('.');
  splitWords(own).forEach((word, n) => void add(words, word, n === 0 && own.startsWith(word) ? BEGINS_FIELD : 0));
  for (const label of ending) for (const word of splitWords(label)) add(words, word, ENDS_DOMAIN);
  if (readable === undefined) return;
  const [ownReadable = '', ...readableEnding] = readable.split('.');
  addField(words, ownReadable);
  for (const label of readableEnding) eachFindableWord(label, fold(label), (word) => add(words, word, ENDS_DOMAIN));
}

/** Of two places that have the word, what either begins counts, and that it is a mere ending only when both are. */
function add(words: Map<string, number>, word: string, flags: number): void {
  const known = words.get(word);
  if (known === undefined) words.set(word, flags);
  else words.set(word, ((known | flags) & ~ENDS_DOMAIN) | (known & flags & ENDS_DOMAIN));
}
