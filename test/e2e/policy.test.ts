import '../setup-unit.ts';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatInvitation } from '../../lib/feed/subscribe/invitation.ts';
import { diffCustomer } from '../../lib/log/diff.ts';
import { startWorkspace } from '../../lib/workspace/sync/start-workspace.ts';
import { A, beginAfresh, contentFor, invited, memberOf, publish, world } from '../feed/publish/emulated-host.ts';
import { aCustomer } from '../fixtures/documents.ts';
import { commit, openProfile } from '../workspace/sync/member.ts';
import { storeOf } from '../workspace/transport/store-of.ts';
import type { AlteredExtension } from './support/alter-extension.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { findRole } from './support/find-role.ts';
import { type ManagedSession, startManaged, whyUnmanageable } from './support/managed.ts';
import { textOf, waitForNoText, waitForText, waitForTextIn } from './support/page-actions.ts';
import { FAILED_LOAD } from './support/team.ts';
import { waitFor } from './support/wait-for.ts';
import { withLocalStore } from './support/with-local-store.ts';

const LATE_IN_MS = 5_000;
const SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle cx='4' cy='4' r='4'/></svg>";
const BRAND = {
  brandName: 'Contoso IT',
  brandColor: '#ffd43b',
  brandLogo: `data:image/svg+xml,${encodeURIComponent(SVG)}`,
};
const TELEPHONE = '+81 3 5550 0100';

/** Somebody else's workspace with one customer, on the emulator. */
async function shareWorkspace(): Promise<{ url: string; company: string }> {
  const name = 'policy-team';
  await world.azurite.createContainer(name);
  const url = world.azurite.urlOf(name);
  const customer = aCustomer(1);
  const ann = await openProfile();
  await commit(ann, diffCustomer(undefined, customer) ?? { drop: 'workspace' });
  expect(await startWorkspace(ann, storeOf(url))).toMatchObject({ state: 'started' });
  return { url, company: customer.companyName };
}

declare const chrome: { storage: { local: { get(): Promise<Record<string, unknown>> } } };

/** In-page: what is left of a policy, and what the person chose. */
function readKept(): Promise<{ policy: unknown; settings: unknown; feeds: number }> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  return done(indexedDB.open('support-contacts')).then(async (db) => {
    const feeds = await done(db.transaction('feeds').objectStore('feeds').count());
    db.close();
    const { policy, settings } = await chrome.storage.local.get();
    return { policy, settings, feeds };
  });
}

describeInBrowser('an extension that an administrator manages', (browserName) => {
  const why = whyUnmanageable(browserName);
  if (why !== undefined && process.env['CI'] !== 'true') return void it.skip(`(${why})`, () => undefined);

  let extension: AlteredExtension;
  let session: ManagedSession;
  let team: { url: string; company: string };
  let page: Page;
  let startedAt: number;

  /** Chromium tells of a change; Firefox has what it has read until it loads the extension again. */
  async function change(policy: object | undefined): Promise<void> {
    await session.setPolicy(policy);
    if (browserName === 'chromium') return;
    await session.reloadExtension();
    page = await session.openExtensionPage('options.html');
  }
  const view = (hash: string) =>
    page.evaluate((to) => {
      location.hash = to;
    }, hash);
  const isDisabled = async (name: string) =>
    (await findRole(page, 'combobox', name)).evaluate((box) => box.matches(':disabled'));
  const keptSettings = async () => (await page.evaluate(readKept)).settings;
  const cornerShown = async () =>
    (await findRole(page, 'combobox', 'Corner')).evaluate((box) =>
      box instanceof HTMLSelectElement ? box.value : undefined,
    );
  const themeOf = () => page.evaluate(() => document.documentElement.dataset['theme']);

  beforeAll(async () => {
    await beginAfresh();
    world.now = Math.floor(Date.now() / 1_000);
    await publish(memberOf());
    team = await shareWorkspace();
    extension = await withLocalStore(browserName);
    session = await startManaged(browserName, { extensionDir: extension.extensionDir });
    startedAt = Date.now();
  });
  afterAll(async () => {
    await session?.close();
    await extension?.remove();
    await world.azurite.close();
  });

  it('opens nothing by itself', async () => {
    const urls = (await session.browser.pages()).map((one) => one.url());
    expect(urls.filter((url) => url.startsWith(session.extensionUrl('')))).toEqual([]);
  });

  it('has its settings, without a first run, though they arrive 5 s late', async () => {
    page = await session.openExtensionPage('options.html');
    await waitForText(page, 'Who are you?');
    await waitFor('the policy to be late', async () => Date.now() - startedAt > LATE_IN_MS);
    await session.setPolicy({
      role: 'helpdesk',
      theme: 'dark',
      cardCorner: 'topLeft',
      locked: ['role', 'theme'],
      workspaceUrl: team.url,
      ...BRAND,
    });
    await waitForNoText(page, 'Who are you?');
    await waitForText(page, BRAND.brandName);
    await expect.poll(themeOf).toBe('dark');
  });

  it('joins the workspace', async () => {
    await view('#/customers');
    await waitForText(page, team.company);
    await findRole(page, 'link', 'Saved and shared');
  });

  it('locks what is locked, leaves what is not, and shows no secret', async () => {
    await view('#/settings');
    await waitForText(page, 'Set by your organization; you cannot change it here.');
    await expect.poll(() => isDisabled('Who you are')).toBe(true);
    await expect.poll(() => isDisabled('Theme')).toBe(true);
    await expect.poll(() => isDisabled('Corner')).toBe(false);
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    expect(await textOf(page, 'main')).not.toContain('sig=');
    await expectNoAxeViolations(page);
  });

  it('follows a change of the policy, and keeps what the person chose', async () => {
    await (await findRole(page, 'combobox', 'Corner')).select('bottomLeft');
    // The corner of the page says “Saved” of something else, and Firefox loads the extension again next.
    await expect.poll(keptSettings).toMatchObject({ card: { corner: 'bottomLeft' } });
    await change({ role: 'helpdesk', cardCorner: 'topRight', cardEnabled: false, locked: ['cardEnabled'] });
    await view('#/settings');
    await waitFor('the theme to be free', async () => (await themeOf()) === undefined);
    await waitFor('the role to be free', async () => !(await isDisabled('Who you are')));
    await expect.poll(cornerShown).toBe('bottomLeft');
    await view('#/customers');
    await waitForText(page, team.company);
  });

  it('follows a feed without asking, on the card too, and says whose it is', async () => {
    const feeds = [formatInvitation(await invited(A))];
    await change({ role: 'customer', feeds, theme: 'dark', locked: ['theme'], ...BRAND });
    await view('#/contacts');
    await waitForText(page, 'Signed by your partner and verified.');
    await waitForText(page, 'Added by your organization; it cannot be removed here.');
    const support = await session.openPage('https://admin.cloud.microsoft/#/support');
    await findRole(support, 'region', 'Support contact');
    for (const shown of [contentFor(A).publisher.name, TELEPHONE, BRAND.brandName])
      await waitForTextIn(support, '.card', shown);
    await waitFor('the logo', () =>
      support.$eval('>>> .bar img', (logo) => logo instanceof HTMLImageElement && logo.naturalWidth > 0),
    );
    await expectNoAxeViolations(support, 'support-contact-card');
    await support.close();
  });

  it('keeps nothing of a policy that is taken away as a whole, and all that the person chose', async () => {
    await page.bringToFront();
    await expect.poll(themeOf).toBe('dark');
    await change(undefined);
    await waitForText(page, 'Who are you?');
    await expect.poll(themeOf).toBeUndefined();
    await waitForNoText(page, BRAND.brandName);
    await expect
      .poll(() => page.evaluate(readKept))
      .toEqual({ policy: undefined, settings: { card: { corner: 'bottomLeft' } }, feeds: 0 });
  });

  it('reports no error', () => expect(session.errors().filter((line) => !FAILED_LOAD.test(line))).toEqual([]));
});
