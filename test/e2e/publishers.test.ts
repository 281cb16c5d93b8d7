import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseInvitation } from '../../lib/feed/subscribe/invitation.ts';
import { refreshSubscription } from '../../lib/feed/subscribe/refresh-subscription.ts';
import { newSubscription, type Subscription } from '../../lib/feed/subscribe/subscription.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { type DirectoryFiles, writeDirectoryFiles } from './support/directory-files.ts';
import { chooseFeedCase } from './support/feed-case.ts';
import { findRole } from './support/find-role.ts';
import { makeKeys } from './support/make-keys.ts';
import { goTo, importFile, proposeDesignation } from './support/options-flow.ts';
import { click, fill, upload, waitForText } from './support/page-actions.ts';
import { createSampleFiles, type SampleFiles } from './support/sample-files.ts';
import { saveText } from './support/saved-text.ts';
import { joinSharing, shareNow, startSharing } from './support/sharing-flow.ts';
import { type Member, startTeam, type Team } from './support/team.ts';
import { waitFor } from './support/wait-for.ts';

const PASSPHRASE = 'correct horse battery staple';
const THEIRS = 'another long passphrase';
const { directory, a: customer, next } = chooseFeedCase();
const OTHERS = directory.customers.length - 1;
const [subscription] = customer.subscriptions;
const route = {
  view: 'customer',
  tenantId: customer.tenantId,
  ...(subscription && { subscription: subscription.id }),
} as const;

const refresh = (known: Subscription) => refreshSubscription(known, { fetch, now: Date.now });

describeInBrowser('a partner with two publishers', (browserName) => {
  let team: Team;
  let files: DirectoryFiles;
  let saved: SampleFiles;
  let ann: Member;
  let bob: Member;
  let page: Page;
  let keyFile = '';
  /** Where publishers write. */
  let host = '';
  /** As the customer has it. */
  let known: Subscription;

  beforeAll(async () => {
    [files, saved, team] = await Promise.all([
      writeDirectoryFiles(directory),
      createSampleFiles(),
      startTeam(browserName),
    ]);
    [ann, bob] = await Promise.all([team.startMember('Ann'), team.startMember('Bob')]);
    page = ann.page;
    host = team.address({ permissions: 'rcw' });
    await importFile(page, files.everythingJson);
  });
  afterAll(async () => {
    await team?.close();
    await Promise.all([files?.remove(), saved?.remove()]);
  });

  async function confirm(on: Page): Promise<void> {
    await click(on, 'button', 'Confirm');
    await click(on, 'button', 'Close');
  }
  async function publish(from: Page): Promise<void> {
    await goTo(from, { view: 'sharing' });
    await click(from, 'button', 'Publish now');
  }
  async function invited(): Promise<Subscription> {
    await goTo(page, route);
    const link = await findRole(page, 'link', 'Write email');
    const mail = await link.evaluate((anchor) => decodeURIComponent(anchor.getAttribute('href') ?? ''));
    const parsed = parseInvitation(/\S+#t=\S+/.exec(mail)?.[0] ?? '');
    if (!parsed.ok) throw new Error(`The email holds no invitation: ${parsed.reason}`);
    return newSubscription(parsed.invitation);
  }

  it('takes on the second, who asks, by comparing a fingerprint', async () => {
    const readers = team.address({ permissions: 'r' });
    const text = await makeKeys(page, { publishers: host, readers, passphrase: PASSPHRASE });
    keyFile = await saved.write('keys.txt', text);
    await publish(page);
    await waitForText(page, `${OTHERS + 1} written`);
    known = await refresh(await invited());
    await team.renewContainer();
    await startSharing(ann);
    await joinSharing(bob);
    await click(bob.page, 'button', 'Make a key and ask');
    const request = await saveText(bob.page, 'Save as file');
    await expectNoAxeViolations(bob.page);
    await click(page, 'button', 'Endorse a publisher');
    await fill(page, 'textbox', 'Request', request);
    await click(page, 'button', 'Read the request');
    await waitForText(page, 'Bob asks to publish to all your customers.');
    await expectNoAxeViolations(page);
    await click(page, 'checkbox', 'I compared the fingerprint by voice, and it is the same');
    await click(page, 'button', 'Endorse');
    await confirm(page);
  });

  it('lets the second publish, from a file without the root', async () => {
    await upload(page, 'Key file', keyFile);
    await fill(page, 'textbox', 'Passphrase of the key file', PASSPHRASE);
    await fill(page, 'textbox', 'Passphrase for the publisher’s file', THEIRS);
    await fill(page, 'textbox', 'That passphrase once more', THEIRS);
    await click(page, 'button', 'Make the file');
    const file = await saved.write('publisher.txt', await saveText(page, 'Save the publisher’s file'));
    await click(page, 'button', 'Close');
    await shareNow(bob.page);
    await upload(bob.page, 'Publisher’s file', file);
    await fill(bob.page, 'textbox', 'Passphrase of the publisher’s file', THEIRS);
    await fill(bob.page, 'textbox', 'Address to publish to', host);
    await click(bob.page, 'button', 'Begin to publish');
    await findRole(bob.page, 'button', 'Publish now');
    await proposeDesignation(bob.page, route, next.name);
    await confirm(bob.page);
    await publish(bob.page);
    await waitForText(bob.page, `1 written, ${OTHERS} found unchanged`);
    const after = await refresh(known);
    expect(after.problem).toBeUndefined();
    expect(after.content?.kid).not.toBe(known.content?.kid);
    expect(after.content?.payload.contacts.map(({ partner }) => partner.name)).toContain(next.name);
    known = after;
  });

  it('signs everything again once the second’s device is lost', async () => {
    const bobs = await (await fetch(known.invitation.url)).text();
    await goTo(page, { view: 'sharing' });
    await click(page, 'button', 'A device was lost');
    await expectNoAxeViolations(page);
    await click(page, 'button', 'Review');
    await confirm(page);
    await waitForText(page, `1 written, ${OTHERS} found unchanged`);
    await waitForText(page, 'End the lost tokens');
    await expectNoAxeViolations(page);
    const after = await refresh(known);
    expect(after.problem).toBeUndefined();
    expect(after.content?.kid).not.toBe(known.content?.kid);
    await publish(bob.page);
    await waitForText(bob.page, 'This browser’s key was revoked: nothing is published');

    // Whoever has the device writes to the host with its token, without asking the extension.
    const url = host.replace('?', `/feeds/${known.invitation.spot.feedId}?`);
    const headers = { 'x-ms-blob-type': 'BlockBlob', 'x-ms-version': '2021-12-02' };
    expect((await fetch(url, { method: 'PUT', body: bobs, headers })).status).toBe(201);
    const refused = await refresh(after);
    expect(refused).toMatchObject({ problem: { reason: 'keyRevoked' }, content: after.content });
    await click(page, 'button', 'Check every feed on the host');
    await waitFor('the feed to be signed again', async () => !(await refresh(refused)).problem);
    expect([...ann.errors(), ...bob.errors()]).toEqual([]);
  });
});
