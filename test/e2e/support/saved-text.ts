import type { Page } from 'puppeteer-core';
import type { Scope } from './find-role.ts';
import { click } from './page-actions.ts';
import { waitFor } from './wait-for.ts';

declare global {
  var savedText: Promise<string> | undefined;
}

/** Presses a button that hands a file to the browser's downloads, and resolves to the file's text. */
export async function saveText(page: Page, button: string, scope?: Scope): Promise<string> {
  await page.evaluate(() => {
    globalThis.savedText = undefined;
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      URL.createObjectURL = make;
      globalThis.savedText = blob.text();
      return make.call(URL, blob);
    };
  });
  await click(page, 'button', button, scope);
  // The file may still be worked out after the click.
  return waitFor('the file', () => page.evaluate(() => globalThis.savedText));
}
