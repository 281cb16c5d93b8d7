import type { Surroundings } from '../../lib/diagnostics/read-facts.ts';
import { parsePolicy } from '../../lib/policy/parse-policy.ts';

/** What a browser might say of itself. */
export const SURROUNDINGS: Surroundings = {
  version: '0.1.0',
  browser: 'Browser/1.0',
  languages: ['en'],
  role: 'partner',
  policy: { policy: parsePolicy({}), standing: { state: 'answered' } },
  storage: { used: 1, quota: 2, persistent: true },
  permissions: ['storage'],
  hosts: ['https://acme.blob.core.windows.net/*'],
  now: 0,
};
