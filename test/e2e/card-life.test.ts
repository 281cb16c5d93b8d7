import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleDirectory } from '../sample-data.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { type DirectoryFiles, writeDirectoryFiles } from './support/directory-files.ts';
import { findRole } from './support/find-role.ts';
import { importFile, openOptions } from './support/options-flow.ts';
import { countOf } from './support/page-actions.ts';
import { type Session, startSession } from './support/session.ts';
import { waitFor } from './support/wait-for.ts';

const CARD = 'support-contact-card';
const ROUTES = ['/homepage', '/users', '/support', '/billing', '/servicehealth'];

/** How the card's region looks now: it may be drawn anew at any time. */
async function lookOf(page: Page) {
  const region = await findRole(page, 'region', 'Support contact');
  return region.evaluate((element) => {
    const { width, height, left, right } = element.getBoundingClientRect();
    const { fontSize, direction, color } = getComputedStyle(element);
    return {
      isWide: width > 200,
      isHigh: height > 80,
      isInView: left >= 0 && right <= innerWidth,
      direction,
      isTheirSize: fontSize === '40px',
      isInvisible: color === 'rgba(0, 0, 0, 0)',
    };
  });
}

describeInBrowser('the card on a page that changes under it', (browserName) => {
  const directory = sampleDirectory({ customers: 5, seed: 3 });
  const tenant = directory.customers[0]?.tenantId;
  const address = (route: string) => `https://admin.cloud.microsoft/?delegatedOrg=${tenant}#${route}`;
  let session: Session;
  let files: DirectoryFiles;
  let page: Page;
  const hasOneCard = async () => (await countOf(page, CARD)) === 1;

  beforeAll(async () => {
    files = await writeDirectoryFiles(directory);
    session = await startSession(browserName);
    await importFile(await openOptions(session), files.everythingJson);
    page = await session.openPage(address('/support'));
    await findRole(page, 'region', 'Support contact');
  });
  afterAll(async () => {
    await session?.close();
    await files?.remove();
  });

  it('is there exactly once after 50 changes of route, by hash and by history', async () => {
    for (let change = 0; change < 50; change++) {
      const route = ROUTES[change % ROUTES.length];
      await page.evaluate(
        change % 2 === 0
          ? `window.standIn.goTo('${route}')`
          : `window.standIn.pushRoute('?delegatedOrg=${tenant}#${route}')`,
      );
    }
    await page.evaluate('window.standIn.goTo("/support")');
    await findRole(page, 'region', 'Support contact');
    await waitFor('exactly one card', hasOneCard);
  });

  it.each([
    'rerenderBody',
    'replaceDocumentElementChildren',
  ])('is there once, or not at all, after %s', async (render) => {
    await page.evaluate(`window.standIn.${render}()`);
    await page.evaluate('window.standIn.goTo("/users")');
    await page.evaluate('window.standIn.goTo("/support")');
    await waitFor('exactly one card', hasOneCard);
  });

  it.each(['reset', 'hide', 'overlay'])('withstands hostile styles: %s', async (kind) => {
    await page.evaluate(`window.standIn.setHostile('${kind}')`);
    await expect
      .poll(() => lookOf(page))
      .toEqual({
        isWide: true,
        isHigh: true,
        isInView: true,
        direction: 'ltr',
        isTheirSize: false,
        isInvisible: false,
      });
    await page.evaluate("window.standIn.setHostile('none')");
  });

  it('has no accessibility violation', () => expectNoAxeViolations(page, CARD));

  it('is there once after the extension was reloaded and the page with it', async () => {
    await session.reloadExtension();
    expect(await countOf(page, CARD)).toBeLessThanOrEqual(1);
    await page.evaluate('window.standIn.goTo("/users")');
    await page.evaluate('window.standIn.goTo("/support")');
    expect(await countOf(page, CARD)).toBeLessThanOrEqual(1);
    await page.reload();
    await waitFor('exactly one card', hasOneCard);
    await findRole(page, 'region', 'Support contact');
  });

  it('reports no error', () => expect(session.errors()).toEqual([]));
});
