import { isLockable, POLICY, type PolicyDefinition, type PolicyKey } from '../../lib/policy/schema.ts';
import { helpOf } from './help.ts';
import { keysOf } from './keys.ts';

const BEGIN = '<!-- Made by npm run policy -->';
const END = '<!-- until here -->';

const ROW = '| key | kind | may be locked | what it does |\n|---|---|---|---|';

/** The document with its table made anew. Throws when it has no place for one. */
export function withTable(document: string): string {
  const [before, rest] = document.split(BEGIN);
  const [, after] = (rest ?? '').split(END);
  if (before === undefined || after === undefined) throw new Error(`There is no ${BEGIN} … ${END}.`);
  return `${before}${BEGIN}\n\n${ROW}\n${keysOf(POLICY).map(rowOf).join('\n')}\n\n${END}${after}`;
}

function rowOf(key: PolicyKey): string {
  const { kind, isSecret }: PolicyDefinition = POLICY[key];
  const values = isSecret ? `${kind}, secret` : kind;
  return `| \`${key}\` | ${values} | ${isLockable(key) ? 'yes' : ''} | ${helpOf(key, 'en')} |`;
}
