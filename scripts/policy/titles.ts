import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { POLICY } from '../../lib/policy/schema.ts';
import { ROOT } from '../run-tool.mjs';
import type { Titles } from './adml.ts';
import type { HelpLocale } from './help.ts';
import { keysOf } from './keys.ts';

const titlesSchema = v.object(
  v.entriesFromList(
    keysOf(POLICY).map((key) => `policy.key.${key}` as const),
    v.string(),
  ),
);

/** The names of the keys as Settings shows them. */
async function readTitles(locale: HelpLocale): Promise<Titles> {
  const messages: unknown = JSON.parse(await readFile(join(ROOT, 'locales', locale, 'policy.json'), 'utf8'));
  const titles = v.parse(titlesSchema, messages);
  const named = keysOf(POLICY).map((key) => [key, titles[`policy.key.${key}`]] as const);
  return v.parse(v.object(v.entriesFromList(keysOf(POLICY), v.string())), Object.fromEntries(named));
}

export const readAllTitles = async () => ({ en: await readTitles('en'), ja: await readTitles('ja') });
