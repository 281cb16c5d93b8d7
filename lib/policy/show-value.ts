import { parseWorkspaceUrl } from '../workspace/transport/parse-workspace-url.ts';
import { POLICY, type PolicyDefinition, type PolicyKey } from './schema.ts';

export const HIDDEN = '…';
const MOST = 120;

/** A value as it was written, short enough to read, and never a secret in full. Undefined where there is none. */
export function showRaw(key: PolicyKey, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  const { isSecret }: PolicyDefinition = POLICY[key];
  if (isSecret) return Array.isArray(value) ? listOf(value.map(showSecret)) : showSecret(value);
  if (Array.isArray(value)) return shorten(listOf(value.map(showPlain)));
  return shorten(showPlain(value));
}

/** Enough to tell one address from another: the container, which is shown elsewhere too, or the host. */
export function showSecret(value: unknown): string {
  if (typeof value !== 'string') return HIDDEN;
  const workspace = parseWorkspaceUrl(value);
  if (workspace.ok) return `${workspace.address}?${HIDDEN}`;
  const url = URL.parse(value.trim());
  return url && /^https?:$/.test(url.protocol) ? `${url.origin}/${HIDDEN}` : HIDDEN;
}

const listOf = (items: readonly string[]) => items.join(', ');

const showPlain = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? HIDDEN));

const shorten = (text: string) => (text.length > MOST ? `${text.slice(0, MOST)}${HIDDEN} (${text.length})` : text);
