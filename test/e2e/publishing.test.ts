import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseInvitation } from '../../lib/feed/subscribe/invitation.ts';
import { refreshSubscription } from '../../lib/feed/subscribe/refresh-subscription.ts';
import { newSubscription, type Subscription } from '../../lib/feed/subscribe/subscription.ts';
import { sampleDirectory } from '../sample-data.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { type DirectoryFiles, writeDirectoryFiles } from './support/directory-files.ts';
import { findRole } from './support/find-role.ts';
import { goTo, importFile, proposeDesignation } from './support/options-flow.ts';
import { click, fill, waitForText } from './support/page-actions.ts';
import { type Member, startTeam, type Team } from './support/team.ts';

const CUSTOMERS = 60;
const PASSPHRASE = 'correct horse battery staple';
const directory = sampleDirectory({ customers: CUSTOMERS, seed: 5 });
const reseller = directory.partners.find(
  ({ role, relationship, support }) => role === 'indirectReseller' && relationship === 'active' && support.telephone,
);
const customer = directory.customers.find(({ subscriptions }) =>
  subscriptions.every(({ supportContact, status }) => !supportContact && status === 'active'),
);
if (!reseller || !customer) throw new Error('The sample lacks what this needs.');
const { tenantId, subscriptions } = customer;
const route = { view: 'customer', tenantId, ...(subscriptions[0] && { subscription: subscriptions[0].id }) } as const;

const refresh = (subscription: Subscription) => refreshSubscription(subscription, { fetch, now: Date.now });

describeInBrowser('a partner that publishes to its customers', (browserName) => {
  let team: Team;
  let files: DirectoryFiles;
  let ann: Member;
  let page: Page;
  let before: Subscription;

  beforeAll(async () => {
    files = await writeDirectoryFiles(directory);
    team = await startTeam(browserName);
    ann = await team.startMember('Ann');
    page = ann.page;
    await importFile(page, files.everythingJson);
  });
  afterAll(async () => {
    await team?.close();
    await files?.remove();
  });

  /** The invitation, as it stands in the ready email. */
  async function invited(): Promise<Subscription> {
    await goTo(page, route);
    const link = await findRole(page, 'link', 'Write email (English)');
    const mail = await link.evaluate((anchor) => decodeURIComponent(anchor.getAttribute('href') ?? ''));
    const parsed = parseInvitation(/\S+#t=\S+/.exec(mail)?.[0] ?? '');
    if (!parsed.ok) throw new Error(`The email holds no invitation: ${parsed.reason}`);
    return newSubscription(parsed.invitation);
  }
  async function confirm(): Promise<void> {
    await click(page, 'button', 'Confirm');
    await click(page, 'button', 'Close');
  }
  async function publish(): Promise<void> {
    await goTo(page, { view: 'sharing' });
    await click(page, 'button', 'Publish now');
  }

  it('refuses a token for customers that allows more than reading', async () => {
    await goTo(page, { view: 'sharing' });
    await fill(page, 'textbox', 'Address to publish to', ann.address({ permissions: 'rcw' }));
    await fill(page, 'textbox', 'Address that customers read', ann.address({ permissions: 'rcw' }));
    await fill(page, 'textbox', 'Passphrase for the key file', PASSPHRASE);
    await fill(page, 'textbox', 'Passphrase once more', PASSPHRASE);
    await click(page, 'button', 'Make keys');
    await waitForText(page, 'This token allows more than reading');
    await expectNoAxeViolations(page);
  });

  it('goes on only once the key file is saved', async () => {
    await fill(page, 'textbox', 'Address that customers read', ann.address({ permissions: 'r' }));
    await click(page, 'button', 'Make keys');
    const finish = await findRole(page, 'button', 'Review and finish');
    expect(await finish.evaluate((button) => button.matches(':disabled'))).toBe(true);
    await expectNoAxeViolations(page);
    await click(page, 'button', 'Save key file');
    await click(page, 'checkbox', 'File and passphrase are kept in two places that no one person reaches alone');
    await click(page, 'button', 'Review and finish');
    await confirm();
  });

  it('publishes to all of them, and each invitation opens its own', async () => {
    await publish();
    await waitForText(page, `${CUSTOMERS} written`);
    await expectNoAxeViolations(page);
    before = await refresh(await invited());
    await waitForText(page, 'Published by Ann');
    await expectNoAxeViolations(page);
    expect(before.content?.payload).toMatchObject({ tid: tenantId, company: customer.companyName });
  });

  it('writes one feed after one redesignation', async () => {
    await proposeDesignation(page, route, reseller.name);
    await confirm();
    await publish();
    await waitForText(page, '1 written, 0 found unchanged');
    const after = await refresh(before);
    const names = after.content?.payload.contacts.map(({ partner }) => partner.name);
    expect(names).toContain(reseller.name);
    before = after;
  });

  it('ends an invitation that is revoked, and makes another', async () => {
    await goTo(page, route);
    await click(page, 'button', 'Revoke and invite again');
    await confirm();
    await goTo(page, { view: 'sharing' });
    await waitForText(page, '1 written, 0 found unchanged on the host, 1 ended');
    expect((await refresh(before)).content?.payload).toMatchObject({ withdrawn: true, contacts: [] });
    const again = await refresh(await invited());
    expect(again.content?.payload.contacts).not.toEqual([]);
    expect(ann.errors()).toEqual([]);
  });
});
