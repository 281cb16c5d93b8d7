import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import type { Op } from '../../../lib/log/types.ts';
import type { Written } from '../page/others.ts';

/** Other members of a page's team, as far as the page's database is concerned. */
export interface OthersInPage {
  begin(): Promise<void>;
  write(...written: Written[]): Promise<void>;
  edit(by: string, ops: Op[]): Promise<void>;
  joinedToRead(): Promise<void>;
  arrive(): Promise<void>;
}

const ENTRY = fileURLToPath(new URL('../page/others.ts', import.meta.url));

/** Puts them into an open page of the extension, through the functions that the extension itself pulls with. */
export async function addOthers(page: Page): Promise<OthersInPage> {
  await page.evaluate(await bundle());
  const call = async (name: keyof OthersInPage, given: readonly unknown[]) => {
    const args = given.map((arg) => JSON.stringify(arg)).join(',');
    await page.evaluate(`others.then((others) => others.${name}(${args}))`);
  };
  return {
    begin: () => call('begin', []),
    write: (...written) => call('write', written),
    edit: (...given) => call('edit', given),
    joinedToRead: () => call('joinedToRead', []),
    arrive: () => call('arrive', []),
  };
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: ENTRY, formats: ['iife'], name: 'page' } },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('Nothing was built.');
  return output.output[0].code;
}
