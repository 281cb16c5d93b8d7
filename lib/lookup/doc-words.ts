import { BEGINS_FIELD, ENDS_DOMAIN, IS_FIELD } from './dictionary.ts';
import { domainForms } from './domain-forms.ts';
import { fold } from './fold.ts';
import type { LookupDoc } from './lookup-doc.ts';
import { findableWords, splitWords } from './words.ts';

/** Every word by which a customer is found, with how it has it: the flags of dictionary.ts. */
export function docWords({ companyName, aliases, domains }: LookupDoc): Map<string, number> {
  const words = new Map<string, number>();
  for (const word of findableWords(companyName)) words.set(word, 0);
  for (const alias of aliases) addField(words, alias);
  for (const domain of domains) {
    for (const form of domainForms(domain)) addDomain(words, form);
  }
  return words;
}

function addField(words: Map<string, number>, text: string): void {
  const folded = fold(text);
  const [first] = splitWords(folded);
  for (const word of findableWords(text)) {
    const begins = word === first && folded.startsWith(word);
    add(words, word, begins ? BEGINS_FIELD | (folded === word ? IS_FIELD : 0) : 0);
  }
}

function addDomain(words: Map<string, number>, domain: string): void {
  const [own = '', ...ending] = domain.split('.');
  addField(words, own);
  for (const label of ending) for (const word of splitWords(label)) add(words, word, ENDS_DOMAIN);
}

/** Of two places that have the word, what either begins counts, and that it is a mere ending only when both are. */
function add(words: Map<string, number>, word: string, flags: number): void {
  const known = words.get(word);
  if (known === undefined) words.set(word, flags);
  else words.set(word, ((known | flags) & ~ENDS_DOMAIN) | (known & flags & ENDS_DOMAIN));
}
