import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { click, countOf, textOf, waitForText } from './support/page-actions.ts';
import { type Session, startSession } from './support/session.ts';

const TENANT = '7f1c9e5a-2d3b-4c6d-8e9f-0a1b2c3d4e5f';
const ORIGIN = 'https://admin.microsoft.com';

const ADDRESSES: [generation: string, address: string, arrivesAt: string][] = [
  ['the older path', '/Adminportal/Home#/support', '/Adminportal/Home#/support'],
  ['the older path with a question mark', '/AdminPortal/Home?#/support', '/AdminPortal/Home?#/support'],
  ['the root', '/#/support', '/#/support'],
  ['the root with a question mark', '/?#/support', '/?#/support'],
  ['a delegated GUID', `/?delegatedOrg=${TENANT}#/support`, `/?delegatedOrg=${TENANT}#/support`],
  [
    'a delegated domain',
    '/?delegatedOrg=contoso.onmicrosoft.com#/support',
    '/?delegatedOrg=contoso.onmicrosoft.com#/support',
  ],
  [
    "Partner Center's link to the customer's support page",
    `/Partner/BeginClientSession.aspx?CTID=${TENANT}&CSDEST=Support`,
    `/Adminportal/Home?delegatedOrg=${TENANT}#/support`,
  ],
];

const hostile = (kind: string) => `window.standIn.setHostile(${JSON.stringify(kind)})`;
const fontSizeOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.querySelector('h1') ?? document.body).fontSize);

describeInBrowser('the stand-in admin center', (browserName) => {
  let session: Session;
  let page: Page;
  beforeAll(async () => {
    session = await startSession(browserName);
    page = await session.openPage(`${ORIGIN}/#/homepage`);
  });
  beforeEach(async () => {
    await page.goto('about:blank');
    await page.goto(`${ORIGIN}/#/homepage`);
  });
  afterAll(() => session?.close());

  it.each(ADDRESSES)('serves the support route at %s', async (_, address, arrivesAt) => {
    await page.goto('about:blank');
    await page.goto(`${ORIGIN}${address}`);
    expect(await textOf(page, 'h1')).toBe('Support');
    expect(page.url()).toBe(`${ORIGIN}${arrivesAt}`);
  });

  it('changes its route by link, by hash and by history, without loading', async () => {
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await click(page, 'link', 'Billing');
    await waitForText(page, 'Your products');
    await page.evaluate('window.standIn.goTo("/users")');
    await waitForText(page, 'Active users');
    await page.evaluate('window.standIn.pushRoute("/AdminPortal/Home#/support")');
    await waitForText(page, 'Open requests');
    expect(await page.evaluate('window.sameDocument')).toBe(true);
  });

  it.each(['rerenderBody', 'replaceDocumentElementChildren'])('throws away foreign elements on %s', async (render) => {
    await page.evaluate(() => document.body.append(document.createElement('foreign-element')));
    await page.evaluate(`window.standIn.${render}()`);
    expect(await countOf(page, 'foreign-element')).toBe(0);
    expect(await textOf(page, 'h1')).toBe('Home');
  });

  it('is as hostile as it is told to be', async () => {
    const gentle = await fontSizeOf(page);
    await page.evaluate(hostile('reset'));
    expect(await fontSizeOf(page)).toBe('40px');
    await page.evaluate(hostile('hide'));
    expect(await page.evaluate(() => document.querySelector('.cards')?.checkVisibility())).toBe(false);
    await page.evaluate(hostile('none'));
    expect(await fontSizeOf(page)).toBe(gentle);
  });

  it('forbids scripts and styles that are not its own', async () => {
    const blocked = await page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
            once: true,
          });
          document.head.append(Object.assign(document.createElement('style'), { textContent: 'h1 { color: red }' }));
        }),
    );
    expect(blocked).toBe('style-src-elem');
  });
});
