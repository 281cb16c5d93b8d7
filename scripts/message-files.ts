import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES } from '../lib/locales.ts';
import { MESSAGE_SETS, type MessageSet, messagePath } from '../lib/message-sets.ts';

export const LOCALES_FOLDER = join(import.meta.dirname, '../locales');

interface MessageFile {
  /** In the package, without a slash before it. */
  relativeDest: string;
  contents: string;
}

export const SETS: readonly MessageSet[] = ['card', 'feeds', 'surfaces', 'lookup', 'mail', 'all'];

/** One file of one language, such as `en`, `card`. */
export const readArea = (locale: string, area: string): Record<string, string> =>
  JSON.parse(readFileSync(join(LOCALES_FOLDER, locale, `${area}.json`), 'utf8'));

/** The files of one language, without their ending. */
export const areasOf = (locale: string): string[] =>
  readdirSync(join(LOCALES_FOLDER, locale)).map((name) => name.replace(/\.json$/, ''));

export function readMessageSet(locale: string, set: MessageSet): Record<string, string> {
  const wanted = MESSAGE_SETS[set];
  const areas = wanted === 'every file' ? areasOf(locale) : wanted;
  return Object.assign({}, ...areas.map((area) => readArea(locale, area)));
}

/** All that the package holds of messages. */
export function messageFiles(): MessageFile[] {
  return LOCALES.flatMap((locale) =>
    SETS.map((set) => ({
      relativeDest: messagePath(locale, set).slice(1),
      contents: JSON.stringify(readMessageSet(locale, set)),
    })),
  );
}
