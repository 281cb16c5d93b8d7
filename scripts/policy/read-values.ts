import { readFile } from 'node:fs/promises';
import { createTranslate } from '../../lib/i18n.ts';
import { type PolicyKeyFault, parsePolicy } from '../../lib/policy/parse-policy.ts';
import { parseSwitch } from '../../lib/policy/parse-value.ts';
import { isPolicyKey, POLICY, type PolicyDefinition } from '../../lib/policy/schema.ts';
import { readArea } from '../message-files.ts';
import type { Values } from './browsers.ts';

/** What is wrong with values or how they are given, in plain words: one line each. */
export class ValuesError extends Error {}

/** The values in a JSON file. Rejects with what is wrong with it. */
export async function readValuesFile(path: string): Promise<Values> {
  const text = await readFile(path, 'utf8').catch(({ message }: Error) => {
    throw new ValuesError(`The values cannot be read: ${message}`);
  });
  return readValues(parseJson(text.replace(/^\uFEFF/, ''), path));
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw new ValuesError(`${path} is no JSON: ${fault instanceof Error ? fault.message : fault}`);
  }
}

/**
 * An administrator's own values as every format has them: the schema of managed storage takes fewer forms than the
 * extension, which reads registries too. Throws with every fault, for a file with a value that counts as not set is of no
 * use to anyone.
 */
export function readValues(input: unknown): Values {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new ValuesError('The values must be an object of keys.');
  const { raw, faults } = parsePolicy(input);
  if (faults.length > 0) throw new ValuesError(faults.map(faultText).join('\n'));
  const set = Object.entries(raw).flatMap(([key, value]) => (isPolicyKey(key) ? [{ key, value }] : []));
  return Object.fromEntries(set.map(({ key, value }) => [key, written(POLICY[key], value)]));
}

const t = createTranslate('en', readArea('en', 'policy'));

/** As Settings words it. */
function faultText({ key, item, fault }: PolicyKeyFault): string {
  const text = t(`policy.fault.${fault}`);
  return item === undefined
    ? t('policy.fault', { key, fault: text })
    : t('policy.fault.item', { key, item, fault: text });
}

function written({ kind }: PolicyDefinition, value: unknown): string | boolean | string[] {
  if (kind === 'switch') return parseSwitch(value).value === true;
  if (kind !== 'list') return String(value).trim();
  const items: unknown[] = Array.isArray(value) ? value : String(value).split(/[\r\n]+/);
  return items.map((item) => String(item).trim()).filter((item) => item !== '');
}
