import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { injectAxe } from './inject-axe.ts';

declare const axe: { run(context: object): Promise<AxeResults> };

const runAxe = (include: string | undefined) => axe.run(include === undefined ? {} : { include: [include] });

/** axe's findings for the page, or for the part that `include` selects, as readable lines. */
async function findViolations(page: Page, include?: string): Promise<string[]> {
  await injectAxe(page);
  const { violations } = await page.evaluate(runAxe, include);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} — ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

/** Fails with one line for each violation. `include` is a CSS selector; open shadow roots below it are looked into. */
export async function expectNoAxeViolations(page: Page, include?: string): Promise<void> {
  const violations = await findViolations(page, include);
  expect(violations, violations.join('\n')).toEqual([]);
}
