import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { areasOf, LOCALES_FOLDER } from '../message-files.ts';

/** What is wrong with the files of one language as files: a key that stands twice, or in a file of another name. */
export function judgeFiles(locale: string): string[] {
  return areasOf(locale).flatMap((area) => {
    const text = readFileSync(join(LOCALES_FOLDER, locale, `${area}.json`), 'utf8');
    const keys = [...text.matchAll(/^\s*"([^"]+)":/gm)].map(([, key = '']) => key);
    const twice = keys.filter((key, place) => keys.indexOf(key) !== place).map((key) => `${area}.json: ${key} twice`);
    const foreign = keys.filter((key) => !isAtHome(key, area)).map((key) => `${area}.json: ${key} belongs elsewhere`);
    return [...twice, ...foreign];
  });
}

/** `problem.missing` stands in problems.json. */
const isAtHome = (key: string, area: string) => [area, area.replace(/s$/, '')].includes(key.split('.')[0] ?? '');
