import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { build } from 'vite';

export type LayoutFault = 'cutTexts' | 'overlaps' | 'sideways' | 'loose' | 'moving';
declare const layout: Record<LayoutFault, (within?: string) => string[]>;

let script: Promise<string> | undefined;

/** The script that judges layouts, as one text. */
async function buildScript(): Promise<string> {
  const entry = fileURLToPath(new URL('../layout/main.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'layoutScript', fileName: 'layout' } },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const chunk = outputs.flatMap((one) => ('output' in one ? one.output : [])).find(({ type }) => type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error('Vite built no script.');
  return chunk.code;
}

/** Puts the judge into the current document, once. */
export async function injectLayout(page: Page): Promise<void> {
  script ??= buildScript();
  if (!(await page.evaluate(() => 'layout' in globalThis))) await page.evaluate(`${await script};undefined`);
}

/** What is wrong with the layout as the page, or what `within` selects of it, shows it now; each with its kind. */
export async function findLayoutFaults(page: Page, kinds: readonly LayoutFault[], within?: string): Promise<string[]> {
  await injectLayout(page);
  const judge = (wanted: readonly LayoutFault[], selector: string | undefined) =>
    wanted.flatMap((kind) => layout[kind](selector).map((found) => `${kind}: ${found}`));
  return page.evaluate(judge, kinds, within);
}
