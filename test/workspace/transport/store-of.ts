import { parseWorkspaceUrl } from '../../../lib/workspace/transport/parse-workspace-url.ts';
import type { Store } from '../../../lib/workspace/transport/send.ts';

/** The store behind a pasted address, reached in a given way. */
export function storeOf(url: string, reach: typeof fetch = fetch): Store {
  const parsed = parseWorkspaceUrl(url);
  if (!parsed.ok) throw new Error(`Not the address of a container: ${parsed.reason}`);
  return { address: parsed.address, fetch: reach, now: Date.now };
}
