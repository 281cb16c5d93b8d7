import { POLICY, type PolicyDefinition, type PolicyKey } from '../../lib/policy/schema.ts';
import { helpOf } from './help.ts';
import { keysOf } from './keys.ts';

/**
 * Chromium's schema. Types alone: it drops what does not fit before the extension sees it, so that choices and forms,
 * which the extension judges itself, could not be reported. https://developer.chrome.com/docs/extensions/reference/manifest/storage
 */
export function managedSchema(): string {
  const properties = Object.fromEntries(keysOf(POLICY).map((key) => [key, propertyOf(key)]));
  return `${JSON.stringify({ type: 'object', properties }, null, 2)}\n`;
}

function propertyOf(key: PolicyKey): object {
  const { kind }: PolicyDefinition = POLICY[key];
  const description = helpOf(key, 'en');
  if (kind === 'switch') return { type: 'boolean', description };
  return kind === 'list' ? { type: 'array', items: { type: 'string' }, description } : { type: 'string', description };
}
