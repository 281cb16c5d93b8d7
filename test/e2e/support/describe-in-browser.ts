import { describe, inject } from 'vitest';
import type { BrowserName } from '../../../scripts/find-browser.mjs';

/**
 * A suite that runs once in Chromium and once in Firefox, as the Vitest project says. Where that browser is not
 * installed the suite is skipped under a name that says so; in CI the global setup has failed before.
 */
export function describeInBrowser(name: string, define: (browserName: BrowserName) => void): void {
  const browserName = inject('browserName');
  if (inject('isBrowserMissing')) describe.skip(`${name} (${browserName} is not installed)`, () => define(browserName));
  else describe(name, () => define(browserName));
}
