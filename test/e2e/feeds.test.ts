import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Customer } from '../../lib/directory/types.ts';
import type { Route } from '../../lib/session/route.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { acceptInvitation, type FeedWay, lookAtInvitation, startFeedWay } from './support/customer-feeds.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { type DirectoryFiles, writeDirectoryFiles } from './support/directory-files.ts';
import { chooseFeedCase } from './support/feed-case.ts';
import { findRole } from './support/find-role.ts';
import { goTo, importFile, proposeDesignation } from './support/options-flow.ts';
import { click, countOf, fill, textOf, waitForNoText, waitForText, waitForTextIn } from './support/page-actions.ts';
import { type Member, startTeam, type Team } from './support/team.ts';
import { waitFor } from './support/wait-for.ts';

declare const chrome: {
  alarms: {
    get(name: string): Promise<{ name: string } | undefined>;
    create(name: string, alarm: { when: number }): Promise<void>;
  };
};

interface Follower extends Member {
  way: FeedWay;
}

const PASSPHRASE = 'correct horse battery staple';
const CARD = 'support-contact-card';
const SUPPORT = 'https://admin.cloud.microsoft/#/support';
const BY_ITSELF = 'Publish by itself: after every change and every hour, also while no page is open';
const { directory, a, b, own, resellerOfB, next } = chooseFeedCase();
const [telephoneOfA = '', telephoneOfB = ''] = [own, resellerOfB].map(({ support }) => support.telephone);
const routeOf = ({ tenantId, subscriptions: [first] }: Customer) =>
  ({ view: 'customer', tenantId, ...(first && { subscription: first.id }) }) satisfies Route;

const waitForAlarm = (page: Page, name: string) =>
  waitFor('the alarm', () => page.evaluate(async (asked) => (await chrome.alarms.get(asked)) !== undefined, name));

/** What would be on paper. Firefox's driver draws no page so, but the rules for it can be had on the screen. */
const readPrinted = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
    const ofPaper = rules.filter((rule) => rule instanceof CSSMediaRule && rule.media.mediaText === 'print');
    const setMedia = (text: string) => {
      for (const rule of ofPaper) if (rule instanceof CSSMediaRule) rule.media.mediaText = text;
    };
    setMedia('all');
    const { innerText } = document.body;
    setMedia('print');
    return innerText;
  });

/** In-page: whether the last that published was the background. */
function hasBackgroundPublished(): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('support-contacts');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('publishing').objectStore('publishing').get('run');
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result?.from === 'background');
      };
    };
  });
}

describeInBrowser('a partner and two customers', (browserName) => {
  let team: Team;
  let files: DirectoryFiles;
  let ann: Member;
  let page: Page;
  let ofA: Follower;
  let ofB: Follower;

  const startFollower = async (name: string, role: 'customer' | null): Promise<Follower> => {
    const way = await startFeedWay(Number(new URL(team.address()).port));
    return { ...(await team.startMember(name, { role })), way };
  };

  beforeAll(async () => {
    files = await writeDirectoryFiles(directory);
    team = await startTeam(browserName);
    [ann, ofA, ofB] = await Promise.all([
      team.startMember('Ann'),
      startFollower('A', null),
      startFollower('B', 'customer'),
    ]);
    page = ann.page;
    await importFile(page, files.everythingJson);
  });
  afterAll(async () => {
    await Promise.all([ofA, ofB].map((one) => one?.way.close()));
    await files?.remove();
    await team?.close();
  });

  /** As it stands in the ready email. */
  async function invitationOf(customer: Customer): Promise<string> {
    await goTo(page, routeOf(customer));
    await findRole(page, 'heading', customer.companyName);
    const link = await findRole(page, 'link', 'Write email');
    const mail = await link.evaluate((anchor) => decodeURIComponent(anchor.getAttribute('href') ?? ''));
    return /\S+#t=\S+/.exec(mail)?.[0] ?? '';
  }
  async function confirm(): Promise<void> {
    await click(page, 'button', 'Confirm');
    await click(page, 'button', 'Close');
  }
  async function refresh({ page: options, way }: Follower): Promise<string[]> {
    way.statuses.length = 0;
    await options.bringToFront();
    await click(options, 'button', 'Refresh now');
    await waitFor('two answers', async () => way.statuses.length >= 2);
    await findRole(options, 'button', 'Refresh now');
    return [...way.statuses];
  }
  async function openCard(follower: Follower): Promise<Page> {
    const card = await follower.openPage(SUPPORT);
    await findRole(card, 'region', 'Support contact');
    return card;
  }

  it('refuse a token for customers that allows more than reading', async () => {
    await goTo(page, { view: 'sharing' });
    await fill(page, 'textbox', 'Address to publish to', ann.address({ permissions: 'rcw' }));
    await fill(page, 'textbox', 'Address that customers read', ann.address({ permissions: 'rcw' }));
    await fill(page, 'textbox', 'Passphrase for the key file', PASSPHRASE);
    await fill(page, 'textbox', 'Passphrase once more', PASSPHRASE);
    await click(page, 'button', 'Make keys');
    await waitForText(page, 'This token allows more than reading');
    await expectNoAxeViolations(page);
  });

  it('go on only once the key file is saved', async () => {
    await fill(page, 'textbox', 'Address that customers read', ann.address({ permissions: 'r' }));
    await click(page, 'button', 'Make keys');
    const finish = await findRole(page, 'button', 'Review and finish');
    await expect.poll(() => finish.evaluate((button) => button.matches(':disabled'))).toBe(true);
    await expectNoAxeViolations(page);
    await click(page, 'button', 'Save key file');
    await click(page, 'checkbox', 'File and passphrase are kept in two places that no one person reaches alone');
    await click(page, 'button', 'Review and finish');
    await confirm();
  });

  it('publish to every customer', async () => {
    await goTo(page, { view: 'sharing' });
    await click(page, 'button', 'Publish now');
    await waitForText(page, `${directory.customers.length} written`);
    await expectNoAxeViolations(page);
  });

  it('are told what is wrong with an invitation before anything is asked of the network', async () => {
    const whole = ofA.way.through(await invitationOf(a));
    await waitForText(page, 'Published by Ann');
    await expectNoAxeViolations(page);
    await click(ofA.page, 'button', 'Customer I want to see who supports my own subscriptions.');
    await lookAtInvitation(ofA.page, whole.slice(0, whole.indexOf('&r=')));
    await waitForText(ofA.page, 'Your partner’s fingerprint is missing behind the #');
    expect(ofA.way.statuses).toEqual([]);
    await lookAtInvitation(ofA.page, whole);
  });

  it('see partner, tenant and fingerprint before they accept, at the first run too', async () => {
    for (const text of [a.tenantId, own.name, a.companyName]) await waitForText(ofA.page, text);
    await expectNoAxeViolations(ofA.page);
    await click(ofA.page, 'button', 'Accept');
    await waitForText(ofA.page, 'Signed by your partner and verified.');
    await expectNoAxeViolations(ofA.page);
    await acceptInvitation(ofB.page, ofB.way.through(await invitationOf(b)));
    await waitForAlarm(ofA.page, 'feeds');
  });

  it.each([
    ['A', () => ofA, telephoneOfA, telephoneOfB],
    ['B', () => ofB, telephoneOfB, telephoneOfA],
  ])('show each only its own contact on the admin center: %s', async (_, follower, telephone, others) => {
    const card = await openCard(follower());
    const text = await waitForTextIn(card, '.card', telephone);
    expect(text).not.toContain(others);
    await expectNoAxeViolations(card, CARD);
    await card.close();
  });

  it('are shown on paper with nothing around them', async () => {
    await expect.poll(() => readPrinted(ofA.page)).toContain(telephoneOfA);
    const printed = await readPrinted(ofA.page);
    expect(printed).toContain('Whom to call for Microsoft subscriptions');
    expect(printed).not.toContain('Refresh now');
    expect(printed).not.toContain('Settings');
  });

  it('show nothing where the address names another tenant', async () => {
    const card = await openCard(ofA);
    await card.evaluate(`window.standIn.pushRoute('?tid=${b.tenantId}#/support')`);
    await waitFor('no card', async () => (await countOf(card, CARD)) === 0);
    await card.evaluate(`window.standIn.pushRoute('?tid=${a.tenantId}#/support')`);
    await findRole(card, 'region', 'Support contact');
    await card.close();
  });

  it('publish a redesignation in the background, with no page open', async () => {
    await proposeDesignation(page, routeOf(a), next.name);
    await confirm();
    const door = await ann.openExtensionPage('popup.html');
    await page.bringToFront();
    await goTo(page, { view: 'sharing' });
    // The page itself would publish in five seconds.
    ann.wire.cut();
    await click(page, 'checkbox', BY_ITSELF);
    await waitForAlarm(page, 'publishing/0');
    await page.close();
    ann.wire.mend();
    await door.evaluate(() => chrome.alarms.create('publishing/0', { when: Date.now() }));
    // An options page that is open would publish by itself, and in the background there would be nothing left to do.
    await waitFor('the background to have published', () => door.evaluate(hasBackgroundPublished));
    page = await ann.openExtensionPage('options.html#/sharing');
    await waitForText(page, 'in the background: 1 written, all is published');
    await expectNoAxeViolations(page);
  });

  it('see a change as a change, and the other sees none and got 304', async () => {
    expect(await refresh(ofA)).toEqual(['304', '200']);
    expect(await refresh(ofB)).toEqual(['304', '304']);
    const cardOfA = await openCard(ofA);
    await waitForText(cardOfA, `now ${next.name}, before ${own.name}`);
    await expectNoAxeViolations(cardOfA, CARD);
    const cardOfB = await openCard(ofB);
    expect(await textOf(cardOfB, '.card')).not.toContain('Changed since');
    await cardOfB.close();
  });

  it('say in the popup that they have seen it, and no longer see it as a change', async () => {
    const popup = await ofA.openExtensionPage('popup.html');
    await waitForText(popup, `now ${next.name}, before ${own.name}`);
    await expectNoAxeViolations(popup);
    await click(popup, 'button', 'I have seen it');
    await waitForNoText(popup, 'Changed since');
    await waitForText(popup, next.name);
    await popup.close();
  });

  it('end an invitation that is revoked, and make another', async () => {
    await goTo(page, routeOf(b));
    await click(page, 'button', 'Revoke and invite again');
    await confirm();
    await goTo(page, { view: 'sharing' });
    await waitForText(page, '1 written, 0 found unchanged on the host, 1 ended');
    await refresh(ofB);
    await waitForText(ofB.page, 'Ended by the partner');
    await waitForNoText(ofB.page, telephoneOfB);
    await acceptInvitation(ofB.page, ofB.way.through(await invitationOf(b)));
    await waitForText(ofB.page, telephoneOfB);
    expect(ann.errors()).toEqual([]);
  });

  it('keep the last good contacts, with the reason, when the host is gone', async () => {
    await ofB.way.close();
    await click(ofB.page, 'button', 'Refresh now');
    await waitForText(ofB.page, '127.0.0.1 cannot be reached.');
    await waitForText(ofB.page, telephoneOfB);
    const card = await openCard(ofB);
    await waitForText(card, 'Not refreshed');
    await waitForText(card, telephoneOfB);
  });

  it('no longer see contacts of a partner they removed', async () => {
    await ofA.page.bringToFront();
    await click(ofA.page, 'button', 'Remove');
    await click(ofA.page, 'button', 'Remove', { within: 'dialog' });
    await waitForNoText(ofA.page, next.name);
    const popup = await ofA.openExtensionPage('popup.html');
    await waitForText(popup, 'Add your partner’s invitation');
  });
});
