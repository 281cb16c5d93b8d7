import type { Page } from 'puppeteer-core';
import { goTo } from './options-flow.ts';
import { click, fill } from './page-actions.ts';
import { saveText } from './saved-text.ts';

export interface MadeKeys {
  /** Addresses of the host. */
  publishers: string;
  readers: string;
  passphrase: string;
}

/** Makes the keys of feeds under Sharing, as their keeper does, and resolves to the key file's text. */
export async function makeKeys(page: Page, { publishers, readers, passphrase }: MadeKeys): Promise<string> {
  await goTo(page, { view: 'sharing' });
  await fill(page, 'textbox', 'Address to publish to', publishers);
  await fill(page, 'textbox', 'Address that customers read', readers);
  await fill(page, 'textbox', 'Passphrase for the key file', passphrase);
  await fill(page, 'textbox', 'Passphrase once more', passphrase);
  await click(page, 'button', 'Make keys');
  const keyFile = await saveText(page, 'Save key file');
  await click(page, 'checkbox', 'File and passphrase are kept in two places that no one person reaches alone');
  await click(page, 'button', 'Review and finish');
  await click(page, 'button', 'Confirm');
  await click(page, 'button', 'Close');
  return keyFile;
}
