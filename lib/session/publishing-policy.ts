import { CHROMIUM_ID, FIREFOX_ID } from '../extension-ids.ts';

export type PolicyBrowser = 'chromium' | 'firefox';

/**
 * A fragment of a managed browser's policies that follows these invitations without asking: a secret like each of them.
 * Chrome and Edge: a file of their folder of managed policies (`3rdparty`). Firefox: `policies.json`. See docs/deploy.md.
 */
export function invitationPolicy(browser: PolicyBrowser, feeds: readonly string[]): string {
  const policy =
    browser === 'firefox'
      ? { policies: { '3rdparty': { Extensions: { [FIREFOX_ID]: { feeds } } } } }
      : { '3rdparty': { extensions: { [CHROMIUM_ID]: { feeds } } } };
  return `${JSON.stringify(policy, null, 2)}\n`;
}
