import { readdirSync } from 'node:fs';
import { LOCALES } from '../lib/locales.ts';
import { judgeFiles } from './locales/judge-files.ts';
import { missingKeys, openPatterns, unusedKeys } from './locales/judge-keys.ts';
import { baseKeys, judgeMessages } from './locales/judge-messages.ts';
import { openSource } from './locales/open-source.ts';
import { readUses } from './locales/read-uses.ts';
import { LOCALES_FOLDER, readMessageSet } from './message-files.ts';

/** `npm run locales`: what is missing, unused, untranslated or wrong in the messages; `npm run locales -- de` lists one. */
const SHOWN = 20;
const [, , wanted] = process.argv;
const english = readMessageSet('en', 'all');

function list(title: string, found: readonly string[]): number {
  if (found.length === 0) return 0;
  const shown = wanted ? found : found.slice(0, SHOWN);
  console.log(`  ${title}: ${found.length}`);
  for (const line of shown) console.log(`    ${line}`);
  if (shown.length < found.length) console.log(`    … ${found.length - shown.length} more`);
  return found.length;
}

function reportLocale(locale: string): number {
  const messages = readMessageSet(locale, 'all');
  const { missing, surplus, placeholders, untranslated, alike } = judgeMessages(locale, messages, english);
  const isOffered = LOCALES.some((one) => one === locale);
  console.log(
    `${locale}: ${Object.keys(messages).length} messages${isOffered ? '' : ', not offered in lib/locales.ts'}`,
  );
  list('same as in English', alike);
  return (
    list('files', judgeFiles(locale)) +
    list('missing', missing) +
    list('not in English, or no plural form of the language', surplus) +
    list('placeholders', placeholders) +
    list('untranslated', untranslated)
  );
}

function reportCode(): number {
  const source = openSource();
  const uses = readUses(source);
  source.close();
  const keys = baseKeys(english);
  const patterns = new Set(openPatterns(keys, uses).map(({ text }) => text));
  console.log(`code: ${keys.size} keys, ${patterns.size} kinds of which are put together at run time`);
  return list('missing', missingKeys(keys, uses)) + list('unused', unusedKeys(keys, uses));
}

const folders = readdirSync(LOCALES_FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const locales = folders.map(({ name }) => name).filter((name) => wanted === undefined || name === wanted);
const wrong = locales.map(reportLocale).reduce((sum, count) => sum + count, reportCode());
console.log(wrong === 0 ? 'Nothing is wrong.' : `${wrong} to mend.`);
process.exitCode = wrong === 0 ? 0 : 1;
