import { mkdir } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { writeDirectoryFiles } from '../test/e2e/support/directory-files.ts';
import { findRole } from '../test/e2e/support/find-role.ts';
import { goTo, importFile, openOptions, proposeDesignation } from '../test/e2e/support/options-flow.ts';
import { click, fill, waitForText } from '../test/e2e/support/page-actions.ts';
import { type Session, startSession } from '../test/e2e/support/session.ts';
import { joinSharing, shareNow, startSharing, waitUntilShared } from '../test/e2e/support/sharing-flow.ts';
import { startTeam } from '../test/e2e/support/team.ts';
import { sampleDirectory } from '../test/sample-data.ts';
import { chooseDemoCase, type DemoCase } from './demo-case.ts';
import { supportAddress } from './demo-flow.ts';

/**
 * The README's pictures, from the real extension: `npm run pictures`. With `-- --store` those for the stores' listings:
 * both languages in both themes, at the size that the stores ask for.
 */
const IS_STORE = process.argv.includes('--store');
const FOLDER = IS_STORE ? 'store/screenshots' : 'docs/images';
const STORE_SIZE = { width: 1280, height: 800 };
const POPUP_SIZE = { width: 380, height: 600 };
const BACKDROP = { light: '#cfe4fa', dark: '#082338' };

interface Look {
  theme: 'light' | 'dark';
  language: 'en' | 'ja';
}

const LOOKS: readonly Look[] = [
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'ja' },
  ...(IS_STORE
    ? ([
        { theme: 'dark', language: 'en' },
        { theme: 'light', language: 'ja' },
      ] as const)
    : []),
];

/** Waits for fonts and the last transition, so that a picture is the same each time. */
async function take(page: Page, name: string, look: Look): Promise<void> {
  await page.bringToFront();
  if (IS_STORE) await page.setViewport(STORE_SIZE);
  await shoot(page, name, look);
}

async function shoot(page: Page, name: string, { theme, language }: Look): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const roots = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
    await Promise.allSettled(roots.flatMap((root) => root.getAnimations().map(({ finished }) => finished)));
  });
  const path = `${FOLDER}/${name}-${theme}-${language}.png` as const;
  await page.screenshot({ path });
  console.log(path);
}

/** In the middle of a picture of the stores' size, for a popup is smaller than that. */
async function takePopup(page: Page, look: Look): Promise<void> {
  await page.bringToFront();
  await page.setViewport(POPUP_SIZE);
  if (!IS_STORE) return shoot(page, 'popup', look);
  const image = await page.screenshot({ encoding: 'base64' });
  const stage = await page.browserContext().newPage();
  await stage.setViewport(STORE_SIZE);
  await stage.setContent(
    `<style>
      body { margin: 0; height: 100vh; display: grid; place-items: center; background: ${BACKDROP[look.theme]} }
      img { border-radius: 8px; box-shadow: 0 12px 40px #0006 }
    </style><img src="data:image/png;base64,${image}">`,
  );
  await stage.waitForFunction(() => document.querySelector('img')?.complete);
  await shoot(stage, 'popup', look);
  await stage.close();
}

async function picture(session: Session, demo: DemoCase, file: string, look: Look): Promise<void> {
  const { customer, subscription, reseller } = demo;
  const settings = { role: 'partner', authorName: 'Kim' } as const;
  const english = await openOptions(session, settings);
  await importFile(english, file);
  const route = { view: 'customer', tenantId: customer.tenantId, subscription: subscription.id } as const;
  await proposeDesignation(english, route, reseller.name);
  await findRole(english, 'button', 'Confirm');
  if (look.language === 'en') await take(english, 'review', look);
  await click(english, 'button', 'Confirm');
  await findRole(english, 'button', 'Undo', { within: 'dialog' });
  await english.close();
  const options = await openOptions(session, { ...settings, language: look.language });
  await options.waitForSelector('main table');
  if (IS_STORE || look.language === 'en') await take(options, 'overview', look);
  const support = await session.openPage(supportAddress(demo));
  await waitForText(support, reseller.name);
  await take(support, 'card', look);
  const popup = await session.openExtensionPage('popup.html');
  await popup.setViewport(POPUP_SIZE);
  const box = look.language === 'en' ? 'Find a customer' : '顧客を検索';
  await fill(popup, 'combobox', box, customer.companyName);
  await popup.waitForSelector('[role=option]');
  await popup.keyboard.press('Enter');
  await waitForText(popup, reseller.name);
  await takePopup(popup, look);
}

/** A member's view of a team that shares the directory. */
async function pictureSharing(demo: DemoCase, file: string, { theme, language }: Look): Promise<void> {
  const team = await startTeam('chromium');
  try {
    const anna = await team.startMember('Anna', { colorScheme: theme });
    await importFile(anna.page, file);
    await startSharing(anna);
    const ben = await team.startMember('Ben', { colorScheme: theme });
    await joinSharing(ben);
    await proposeDesignation(ben.page, { view: 'customer', tenantId: demo.customer.tenantId }, demo.reseller.name);
    await click(ben.page, 'button', 'Confirm');
    await click(ben.page, 'button', 'Close');
    await waitUntilShared(ben.page);
    await goTo(anna.page, { view: 'sharing' });
    await shareNow(anna.page);
    await take(anna.page, 'sharing', { theme, language });
  } finally {
    await team.close();
  }
}

const directory = sampleDirectory({ customers: 500, seed: 1 });
const files = await writeDirectoryFiles(directory);
await mkdir(FOLDER, { recursive: true });
for (const look of LOOKS) {
  const session = await startSession('chromium', { colorScheme: look.theme });
  await picture(session, chooseDemoCase(directory), files.everythingJson, look).finally(() => session.close());
}
if (!IS_STORE)
  await pictureSharing(chooseDemoCase(directory), files.everythingJson, { theme: 'light', language: 'en' });
await files.remove();
