import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { isAxeThere } from './in-page.ts';

/** Text of axe-core, to be evaluated: a script element would fall to the page's Content-Security-Policy. */
const AXE_SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Puts axe-core into the current document, once. */
export async function injectAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(isAxeThere))) await page.evaluate(`${AXE_SOURCE};undefined`);
}
