import { parsePolicy } from '../../lib/policy/parse-policy.ts';
import { parseSwitch } from '../../lib/policy/parse-value.ts';
import { isPolicyKey, POLICY, type PolicyDefinition } from '../../lib/policy/schema.ts';
import type { Values } from './browsers.ts';

/**
 * An administrator's own values as every format has them: the schema of managed storage takes fewer forms than the
 * extension, which reads registries too. Throws with every fault, for a file with a value that counts as not set is of no
 * use to anyone.
 */
export function readValues(input: unknown): Values {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new Error('The values must be an object of keys.');
  const { raw, faults } = parsePolicy(input);
  if (faults.length > 0)
    throw new Error(faults.map(({ key, item, fault }) => `${key} ${item ?? ''}: ${fault}`).join('\n'));
  const set = Object.entries(raw).flatMap(([key, value]) => (isPolicyKey(key) ? [{ key, value }] : []));
  return Object.fromEntries(set.map(({ key, value }) => [key, written(POLICY[key], value)]));
}

function written({ kind }: PolicyDefinition, value: unknown): string | boolean | string[] {
  if (kind === 'switch') return parseSwitch(value).value === true;
  if (kind !== 'list') return String(value).trim();
  const items: unknown[] = Array.isArray(value) ? value : String(value).split(/[\r\n]+/);
  return items.map((item) => String(item).trim()).filter((item) => item !== '');
}
