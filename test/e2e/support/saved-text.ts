import type { Page } from 'puppeteer-core';
import type { Scope } from './find-role.ts';
import { click } from './page-actions.ts';

declare const savedText: Promise<string>;

/** Presses a button that hands a file to the browser's downloads, and resolves to the file's text. */
export async function saveText(page: Page, button: string, scope?: Scope): Promise<string> {
  await page.evaluate(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      URL.createObjectURL = make;
      Object.assign(globalThis, { savedText: blob.text() });
      return make.call(URL, blob);
    };
  });
  await click(page, 'button', button, scope);
  return page.evaluate(() => savedText);
}
