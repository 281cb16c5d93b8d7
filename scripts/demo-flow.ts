import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { findRole } from '../test/e2e/support/find-role.ts';
import { proposeDesignation } from '../test/e2e/support/options-flow.ts';
import { click, countOf, fill, waitForText } from '../test/e2e/support/page-actions.ts';
import type { Session } from '../test/e2e/support/session.ts';
import { waitFor } from '../test/e2e/support/wait-for.ts';
import type { DemoCase } from './demo-case.ts';

/** Address of that customer's support page, as a partner's delegated session has it. */
export const supportAddress = ({ customer }: DemoCase): string =>
  `https://admin.cloud.microsoft/?delegatedOrg=${customer.tenantId}#/support`;

/** Takes numbered screenshots into `folder` and returns their paths in order. */
function createAlbum(folder: string) {
  const paths: string[] = [];
  const add = async (page: Page, name: string) => {
    const path = join(folder, `${paths.length + 1}-${name}.png`);
    await page.bringToFront();
    await page.screenshot({ path });
    paths.push(path);
  };
  return { paths, add };
}

/** Designates a support contact and shows it on the admin center. Resolves to the paths of the screenshots. */
export async function showDesignation(
  session: Session,
  options: Page,
  demo: DemoCase,
  folder: string,
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const album = createAlbum(folder);
  const { customer, subscription, reseller } = demo;
  await click(options, 'link', 'Overview');
  await album.add(options, 'overview');
  const route = { view: 'customer', tenantId: customer.tenantId, subscription: subscription.id } as const;
  await proposeDesignation(options, route, reseller.name);
  await findRole(options, 'button', 'Confirm');
  await album.add(options, 'review');
  await click(options, 'button', 'Confirm');
  await findRole(options, 'button', 'Undo', { within: 'dialog' });
  await album.add(options, 'result');
  await click(options, 'button', 'Close');
  const support = await session.openPage(supportAddress(demo));
  await findRole(support, 'region', 'Support contact');
  await album.add(support, 'card');
  const popup = await session.openExtensionPage('popup.html');
  await popup.setViewport({ width: 380, height: 600 });
  await fill(popup, 'combobox', 'Find a customer', customer.companyName);
  await waitFor('the search result', async () => (await countOf(popup, '[role=option]')) > 0);
  await album.add(popup, 'popup');
  await popup.keyboard.press('Enter');
  await waitForText(popup, reseller.name);
  await album.add(popup, 'contact');
  return album.paths;
}
