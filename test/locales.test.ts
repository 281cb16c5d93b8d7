import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '../lib/locales.ts';
import enOfTypes from '../locales/en.ts';
import { findLiterals } from '../scripts/locales/find-literals.ts';
import { judgeFiles } from '../scripts/locales/judge-files.ts';
import { missingKeys, openPatterns, unusedKeys } from '../scripts/locales/judge-keys.ts';
import { baseKeys, judgeMessages } from '../scripts/locales/judge-messages.ts';
import { openSource, type SourceTree } from '../scripts/locales/open-source.ts';
import { readUses, type Uses } from '../scripts/locales/read-uses.ts';
import { LOCALES_FOLDER, readMessageSet } from '../scripts/message-files.ts';

const english = readMessageSet('en', 'all');
const keys = baseKeys(english);

/**
 * Kinds of keys with a part that comes from data, such as the path of a field: what fills it is looked for among all
 * texts of the code. One more here is one less that types prove.
 */
const OPEN = [
  'customers.show.coverage.{}',
  'customers.show.customers.{}',
  'findings.{}.title',
  'problem.{}',
  'review.field.{}',
  'review.value.commerce.{}',
  'review.value.kind.{}',
  'review.value.severity.{}',
  'review.value.{}.{}',
];

/** Texts that came before the page that says them. To be taken out with the last of them that is idle. */
const EARLY: readonly string[] = [];
const isEarly = (key: string) => EARLY.some((start) => key.startsWith(start));

/** Not said in the reader's language, and why. */
const UNTRANSLATED = [
  // As a file or a ticket has it: the same for readers of every language.
  'components/lookup/ticket-note.ts … (…)',
  // Names of data, told apart by an id where they are the same.
  'lib/session/apply-review.ts … (…)',
  // A line of the address bar: name and whom to call, in each language so.
  'lib/surfaces/omnibox-text.ts — …',
  // For the console.
  'lib/session/customer-rows-client.ts The worker that reads customers failed.',
];

const foldersIn = (path: string) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

it('offers exactly the languages that have a folder', () => {
  expect(foldersIn(LOCALES_FOLDER).sort()).toEqual([...LOCALES].sort());
});

it('types every English message', () => {
  expect(enOfTypes).toEqual(english);
});

describe.each(LOCALES)('in %s', (locale) => {
  const judgement = judgeMessages(locale, readMessageSet(locale, 'all'), english);

  it('says everything, in the plural forms of the language and no others', () => {
    expect(judgement.missing).toEqual([]);
    expect(judgement.surplus).toEqual([]);
  });

  it('has the placeholders that English has', () => expect(judgement.placeholders).toEqual([]));

  it('leaves no sentence in English', () => expect(judgement.untranslated).toEqual([]));

  it('keeps each key once, in the file of its name', () => expect(judgeFiles(locale)).toEqual([]));
});

describe('in the code', () => {
  let source: SourceTree;
  let uses: Uses;
  beforeAll(() => {
    source = openSource();
    uses = readUses(source);
  }, 60_000);
  afterAll(() => source?.close());

  it('says nothing but messages', () => {
    expect(findLiterals(source, keys)).toEqual(UNTRANSLATED);
  });

  it('uses every key', () => {
    const idle = unusedKeys(keys, uses);
    expect(idle.filter((key) => !isEarly(key))).toEqual([]);
    expect(EARLY.filter((start) => !idle.some((key) => key.startsWith(start)))).toEqual([]);
  });

  it('has a message for every key', () => expect(missingKeys(keys, uses)).toEqual([]));

  it('puts keys together from types, but for those that are listed', () => {
    const open = openPatterns(keys, uses).map(({ text }) => text.replace(/\{.*?\}(?=\.|$)/g, '{}'));
    expect([...new Set(open)].sort()).toEqual(OPEN);
  });
});

describe.each(foldersIn('public/_locales'))('what the browser says of the extension in %s', (folder) => {
  const read = (name: string): Record<string, { message: string }> =>
    JSON.parse(readFileSync(join('public/_locales', name, 'messages.json'), 'utf8'));

  it('is complete, and as short as the stores ask', () => {
    expect(Object.keys(read(folder)).sort()).toEqual(Object.keys(read('en')).sort());
    const { extensionName, extensionDescription } = read(folder);
    expect(extensionName?.message.length).toBeLessThanOrEqual(75);
    expect(extensionDescription?.message.length).toBeLessThanOrEqual(132);
  });
});

it('has a name in the browser for every language that is offered', () => {
  const offered = LOCALES.map((locale) => locale.replace('-', '_'));
  expect(foldersIn('public/_locales')).toEqual(expect.arrayContaining(offered));
});
