import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { waitForStill } from './frames.ts';
import { injectAxe } from './inject-axe.ts';

declare const axe: { run(context: object, options: RunOptions): Promise<AxeResults> };

/** All that axe has on by itself, and what it has for WCAG 2.2 and for names that differ from what is written. */
const WHOLE: RunOptions = {
  rules: { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } },
};
/** What a theme can break. */
const COLOURS: RunOptions = { runOnly: ['color-contrast', 'link-in-text-block'] };

/**
 * axe's findings for the page, or for the part that `include` selects, as readable lines; open shadow roots included. It
 * looks once nothing fades or slides any more: halfway colours are nobody's.
 */
export async function findViolations(page: Page, include?: string, options: RunOptions = WHOLE): Promise<string[]> {
  await injectAxe(page);
  await waitForStill(page);
  const run = (selector: string | undefined, wanted: RunOptions) =>
    axe.run(selector === undefined ? document : { include: [selector] }, { ...wanted, resultTypes: ['violations'] });
  const { violations } = await page.evaluate(run, include, options);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} — ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

export const findPoorColours = (page: Page, include?: string): Promise<string[]> =>
  findViolations(page, include, COLOURS);

/** Fails with one line for each violation. */
export async function expectNoAxeViolations(page: Page, include?: string): Promise<void> {
  const violations = await findViolations(page, include);
  expect(violations, violations.join('\n')).toEqual([]);
}
