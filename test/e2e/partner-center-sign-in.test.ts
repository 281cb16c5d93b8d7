import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleDirectory } from '../sample-data.ts';
import { bookOf } from '../stand-ins/partner-center/book.ts';
import { graphRelationship } from '../stand-ins/partner-center/graph.ts';
import { STAND_IN_CLIENT, STAND_IN_TENANT } from '../stand-ins/partner-center/sign-in-rules.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { listen, readEverything } from './support/find-secrets.ts';
import { waitForStill } from './support/frames.ts';
import { type Microsoft, startMicrosoft } from './support/microsoft.ts';
import { goTo, openOptions } from './support/options-flow.ts';
import { click, fill, waitForNoText, waitForText } from './support/page-actions.ts';
import { type Session, startSession } from './support/session.ts';
import { waitFor } from './support/wait-for.ts';

const CUSTOMERS = 5;
const MICROSOFT = /microsoft|windows\.net|chromiumapp|allizom/;

describeInBrowser('signing in to Partner Center', (browserName) => {
  let microsoft: Microsoft;
  let session: Session;
  let page: Page;
  const logged: string[] = [];

  beforeAll(async () => {
    microsoft = await startMicrosoft(browserName, bookOf(sampleDirectory({ customers: CUSTOMERS, seed: 3 })));
    session = await startSession(browserName, microsoft.session);
    page = await openOptions(session);
    page.on('console', (message) => void logged.push(message.text()));
    await listen(page);
  });
  afterAll(async () => {
    await session?.close();
    await microsoft?.close();
  });

  /** Microsoft's window, where somebody decides; Firefox does not hand its window to the test. */
  async function decide(button: 'Accept' | 'Cancel'): Promise<void> {
    const windows = () =>
      session.browser.targets().filter((one) => one.url().startsWith('https://login.microsoftonline'));
    const opened = await waitFor('Microsoft’s window', async () => (await windows()[0]?.page()) ?? undefined);
    await click(opened, 'button', button);
    // The next one must not be mistaken for it.
    await waitFor('Microsoft’s window to close', async () => windows().length === 0);
  }

  it('asks nobody anything before somebody signs in', async () => {
    await goTo(page, { view: 'partner-center' });
    await fill(page, 'textbox', 'Your tenant', 'common');
    await fill(page, 'textbox', 'Application (client) ID', STAND_IN_CLIENT);
    await click(page, 'button', 'Save connection');
    await waitForText(page, 'Name your own tenant');
    await expectNoAxeViolations(page);
    await fill(page, 'textbox', 'Your tenant', STAND_IN_TENANT);
    await click(page, 'button', 'Save connection');
    await waitForText(page, 'Not signed in');
    await waitForStill(page);
    await expectNoAxeViolations(page);
    expect(microsoft.signIn.journal).toEqual([]);
    expect(microsoft.api.journal).toEqual([]);
    expect(session.refusedHosts().filter((host) => MICROSOFT.test(host))).toEqual([]);
  });

  it('tells what came of it when somebody cancels', async () => {
    if (browserName === 'chromium') {
      microsoft.signIn.rules.page = 'form';
      await click(page, 'button', 'Sign in');
      await waitForText(page, 'Microsoft’s window is open');
      await decide('Cancel');
    } else {
      const words = 'User declined to consent to access the app.';
      microsoft.signIn.rules.failing.authorize = { error: 'access_denied', code: 65004, words };
      await click(page, 'button', 'Sign in');
    }
    await waitForText(page, 'The app was not given access');
    await waitForText(page, 'Code AADSTS65004');
    delete microsoft.signIn.rules.failing.authorize;
    await waitForStill(page);
    await expectNoAxeViolations(page);
  });

  it('signs in through Microsoft’s window, as a single-page app does', async () => {
    await click(page, 'button', 'Sign in');
    if (browserName === 'chromium') await decide('Accept');
    await waitForText(page, 'Signed in as kim@fabrikam.onmicrosoft.com');
    await waitForStill(page);
    await expectNoAxeViolations(page);
    const redeemed = microsoft.signIn.journal.find(({ what }) => what.endsWith('authorization_code'));
    expect(`${redeemed?.origin}/`).toBe(session.extensionUrl('/'));
  });

  it('calls with its tokens, each service with one of its own', async () => {
    await click(page, 'button', 'Start');
    await waitForText(page, 'What Partner Center says');
    microsoft.graph.relationships = [graphRelationship(STAND_IN_TENANT)];
    await click(page, 'button', 'Read delegated admin');
    await waitForText(page, 'This company is no partner of your directory');
    await waitFor('every customer to be asked for', async () => microsoft.api.journal.length > CUSTOMERS);
    expect(microsoft.api.journal.every(({ status }) => status === 200)).toBe(true);
    expect(microsoft.graph.journal.map(({ isAuthorized }) => isAuthorized)).toEqual([true]);
    await waitForStill(page);
    await expectNoAxeViolations(page);
  });

  it('keeps every code and token in session storage alone', async () => {
    await goTo(page, { view: 'import-export' });
    await click(page, 'button', 'Everything (JSON)');
    await waitFor('the export', () => page.evaluate(() => globalThis.saved.length > 0));
    await goTo(page, { view: 'partner-center' });
    await waitForText(page, 'Signed in as');
    const { 'storage.session': session_, ...places } = await readEverything(page);
    const secrets = microsoft.signIn.tokens.secrets();
    const heldBy = (text: string) => secrets.filter((secret) => text.includes(secret));
    // Of Graph's answer the refresh token is the one that stands.
    expect(heldBy(session_ ?? '').map((secret) => secret.split('.')[0])).toEqual(['access', 'access', 'refresh']);
    for (const [place, text] of Object.entries({
      ...places,
      console: [...logged, ...session.errors()].join('\n'),
      'hosts asked for': session.refusedHosts().join('\n'),
      'addresses asked of the API': [...microsoft.api.journal, ...microsoft.graph.journal]
        .map(({ url }) => url)
        .join('\n'),
    }))
      expect(heldBy(text), place).toEqual([]);
    expect(places['files']).toContain('"customers"');
    expect(places['databases']).toContain(STAND_IN_CLIENT);
  });

  it('forgets all of it when somebody signs out', async () => {
    await click(page, 'button', 'Sign out');
    await waitForText(page, 'Not signed in');
    await waitForNoText(page, 'kim@fabrikam');
    const readSession = async () => (await readEverything(page))['storage.session'];
    await expect.poll(readSession).not.toMatch(/partnerCenter|access|refresh/);
    expect(session.errors()).toEqual([]);
  });
});
