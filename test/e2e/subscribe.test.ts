import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { A, B, contentFor, memberOf, publish, world } from '../feed/publish/emulated-host.ts';
import type { AlteredExtension } from './support/alter-extension.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { acceptInvitation, beginToday, type FeedWay, startFeedWay } from './support/customer-feeds.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { findRole } from './support/find-role.ts';
import { openOptions } from './support/options-flow.ts';
import { click, countOf, fill, textOf, waitForNoText, waitForText } from './support/page-actions.ts';
import { type Session, startSession } from './support/session.ts';
import { waitFor } from './support/wait-for.ts';
import { withLocalStore } from './support/with-local-store.ts';

declare const chrome: { alarms: { get(name: string): Promise<{ name: string } | undefined> } };

const CARD = 'support-contact-card';
const SUPPORT = 'https://admin.cloud.microsoft/#/support';
const [BEFORE, AFTER] = ['+81 3 5550 0100', '+81 3 5550 0199'];

interface Customer {
  session: Session;
  way: FeedWay;
  options: Page;
}

describeInBrowser('two customers of one partner', (browserName) => {
  const member = memberOf();
  let extension: AlteredExtension;
  let a: Customer;
  let b: Customer;

  async function startCustomer(role: 'customer' | null): Promise<Customer> {
    const session = await startSession(browserName, { extensionDir: extension.extensionDir });
    return { session, way: await startFeedWay(), options: await openOptions(session, { role }) };
  }

  beforeAll(async () => {
    await beginToday();
    await publish(member);
    extension = await withLocalStore(browserName);
    a = await startCustomer(null);
    b = await startCustomer('customer');
  });
  afterAll(async () => {
    for (const one of [a, b]) {
      await one?.session.close();
      await one?.way.close();
    }
    await extension?.remove();
    await world.azurite.close();
  });

  it('are told what is wrong with an invitation before anything is asked of the network', async () => {
    await click(a.options, 'button', 'CustomerI want to see who supports my own subscriptions.');
    const whole = await a.way.invitation(A);
    await fill(a.options, 'textbox', 'Invitation', whole.slice(0, whole.indexOf('&r=')));
    await click(a.options, 'button', 'Look at it');
    await waitForText(a.options, 'Your partner’s fingerprint is missing behind the #');
    expect(a.way.statuses).toEqual([]);
  });

  it('see partner, tenant and fingerprint before they accept, at the first run too', async () => {
    await fill(a.options, 'textbox', 'Invitation', await a.way.invitation(A));
    await click(a.options, 'button', 'Look at it');
    await waitForText(a.options, world.sample.root.kid);
    await waitForText(a.options, A);
    await waitForText(a.options, contentFor(A).publisher.name);
    await expectNoAxeViolations(a.options);
    await click(a.options, 'button', 'Accept');
    await waitForText(a.options, 'Signed by your partner and verified.');
    await expectNoAxeViolations(a.options);
    await acceptInvitation(b.options, await b.way.invitation(B));
  });

  it('are woken to read their feeds again', async () => {
    const name = () => a.options.evaluate(async () => (await chrome.alarms.get('feeds'))?.name);
    await waitFor('the alarm', async () => (await name()) === 'feeds');
  });

  it('see their contacts on the admin center', async () => {
    for (const { session } of [a, b]) {
      const page = await session.openPage(SUPPORT);
      await findRole(page, 'region', 'Support contact');
      expect(await textOf(page, '.card')).toContain(BEFORE);
      await expectNoAxeViolations(page, CARD);
      await page.close();
    }
  });

  it('see nothing where the address names another tenant', async () => {
    const page = await a.session.openPage(SUPPORT);
    await findRole(page, 'region', 'Support contact');
    await page.evaluate(`window.standIn.pushRoute('?tid=${B}#/support')`);
    await waitFor('no card', async () => (await countOf(page, CARD)) === 0);
    await page.evaluate(`window.standIn.pushRoute('?tid=${A}#/support')`);
    await findRole(page, 'region', 'Support contact');
    await page.close();
  });

  it('see a change as a change, and the other sees none and got 304', async () => {
    world.now += 60;
    member.contents.set(A, contentFor(A, AFTER));
    await publish(member);
    for (const { options, way } of [a, b]) {
      way.statuses.length = 0;
      await click(options, 'button', 'Refresh now');
      await waitFor('two answers', async () => way.statuses.length === 2);
      await findRole(options, 'button', 'Refresh now');
    }
    expect(a.way.statuses).toEqual(['304', '200']);
    expect(b.way.statuses).toEqual(['304', '304']);
    const cardOfA = await a.session.openPage(SUPPORT);
    await waitForText(cardOfA, `telephone: ${BEFORE} → ${AFTER}`);
    await expectNoAxeViolations(cardOfA, CARD);
    const cardOfB = await b.session.openPage(SUPPORT);
    await findRole(cardOfB, 'region', 'Support contact');
    expect(await textOf(cardOfB, '.card')).not.toContain('Changed since');
  });

  it('say in the popup that they have seen it, and no longer see it as a change', async () => {
    const popup = await a.session.openExtensionPage('popup.html');
    await waitForText(popup, `telephone: ${BEFORE} → ${AFTER}`);
    await expectNoAxeViolations(popup);
    await click(popup, 'button', 'I have seen it');
    await waitForNoText(popup, 'Changed since');
    await waitForText(popup, AFTER);
    await popup.close();
  });

  it('keep the last good contacts, with the reason, when the host is gone', async () => {
    await b.way.close();
    await b.options.bringToFront();
    await click(b.options, 'button', 'Refresh now');
    await waitForText(b.options, '127.0.0.1 cannot be reached.');
    await waitForText(b.options, BEFORE);
    const page = await b.session.openPage(SUPPORT);
    await waitForText(page, 'Not refreshed');
    await waitForText(page, BEFORE);
    await page.close();
  });

  it('no longer see contacts of a partner they removed', async () => {
    await a.options.bringToFront();
    await click(a.options, 'button', 'Remove');
    await click(a.options, 'button', 'Remove', { within: 'dialog' });
    await waitForNoText(a.options, AFTER);
    const popup = await a.session.openExtensionPage('popup.html');
    await waitForText(popup, 'Add your partner’s invitation');
  });
});
