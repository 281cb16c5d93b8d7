import type { TestProject } from 'vitest/node';
import { type BrowserName, findBrowser } from '../../scripts/find-browser.mjs';
import { buildExtension, isBuildCurrent } from './support/build-extension.ts';

declare module 'vitest' {
  interface ProvidedContext {
    browserName: BrowserName;
    isBrowserMissing: boolean;
  }
}

const isCi = process.env['CI'] === 'true';

/**
 * Builds this project's browser's extension when its sources are newer, unless E2E_SKIP_BUILD=1. A browser that is not
 * installed fails the run when CI=true and skips it elsewhere.
 */
export async function setup(project: TestProject): Promise<void> {
  const { browserName } = project.getProvidedContext();
  const isBrowserMissing = findBrowser(browserName) === undefined;
  if (isBrowserMissing && isCi) throw new Error(`${browserName} is not installed, and CI needs it.`);
  project.provide('isBrowserMissing', isBrowserMissing);
  const isBuildAsked = process.env['E2E_SKIP_BUILD'] !== '1';
  if (!isBrowserMissing && isBuildAsked && !(await isBuildCurrent(browserName))) await buildExtension(browserName);
}
