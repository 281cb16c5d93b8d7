import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleDirectory } from '../sample-data.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { type DirectoryFiles, writeDirectoryFiles } from './support/directory-files.ts';
import { findRole, hasRole } from './support/find-role.ts';
import { goTo, importFile } from './support/options-flow.ts';
import { click, fill, textOf, waitForField, waitForText } from './support/page-actions.ts';
import { enterAddress, shareNow, startSharing, waitUntilShared } from './support/sharing-flow.ts';
import { type Member, startTeam, type Team } from './support/team.ts';
import { waitFor } from './support/wait-for.ts';

const directory = sampleDirectory({ customers: 40, seed: 5 });
const [customer] = directory.customers;
if (!customer) throw new Error('The sample lacks what this needs.');
/** The options page exchanges every 20 seconds, a quarter more or less. */
const TWO_TURNS_IN_MS = 120_000;
/** As a signature stands in an address. */
const TOKEN = /sig=[\w%]{20}/;
const LINK = 'Open tickets https://desk.example/1';
const route = { view: 'customer', tenantId: customer.tenantId } as const;

describeInBrowser('two members of a workspace', (browserName) => {
  let team: Team;
  let files: DirectoryFiles;
  let noted: DirectoryFiles;
  let ann: Member;
  let bob: Member;

  beforeAll(async () => {
    files = await writeDirectoryFiles(directory);
    noted = await writeDirectoryFiles({
      ...directory,
      customers: directory.customers.map((one) => ({ ...one, notes: 'Noted' })),
    });
    team = await startTeam(browserName);
    ann = await team.startMember('Ann');
    // Both themes are looked at by axe.
    bob = await team.startMember('Bob', { colorScheme: 'dark' });
    await importFile(ann.page, files.everythingJson);
  });
  afterAll(async () => {
    await team?.close();
    await files?.remove();
    await noted?.remove();
  });

  async function edit({ page }: Member, field: string, value: string): Promise<void> {
    await goTo(page, route);
    await fill(page, 'textbox', field, value);
    await click(page, 'button', 'Review changes');
    await click(page, 'button', 'Confirm');
    await click(page, 'button', 'Close');
  }

  it('start one from a directory and join it by pasting its address', async () => {
    await enterAddress(ann.page, ann.address());
    await waitForText(ann.page, 'It begins with your directory: 40 customers.');
    await click(ann.page, 'button', 'Start a workspace here');
    await waitUntilShared(ann.page);
    await enterAddress(bob.page, bob.address());
    await waitForText(bob.page, '40 customers');
    await expectNoAxeViolations(bob.page);
    await click(bob.page, 'button', 'Join this workspace');
    await waitUntilShared(bob.page);
    await goTo(bob.page, route);
    await findRole(bob.page, 'heading', customer.companyName);
  });

  it('see each other’s edits, merged field by field', async () => {
    ann.wire.cut();
    bob.wire.cut();
    await edit(ann, 'Notes', 'Ask for Mia');
    await edit(bob, 'Company name', 'Contoso Holding');
    ann.wire.mend();
    bob.wire.mend();
    await shareNow(ann.page);
    await shareNow(bob.page);
    await shareNow(ann.page);
    for (const { page } of [ann, bob]) {
      await goTo(page, route);
      await findRole(page, 'heading', 'Contoso Holding');
      await waitForField(page, 'Notes', 'Ask for Mia');
    }
  });

  it('see them without asking for it', async () => {
    await edit(ann, 'Company name', 'Contoso Group');
    await waitUntilShared(ann.page);
    await waitFor('the other’s name', () => hasRole(bob.page, 'heading', 'Contoso Group'), TWO_TURNS_IN_MS);
  });

  it('go on without the network, and catch up once it is back', async () => {
    bob.wire.cut();
    await edit(bob, 'Notes', 'Ask for Noa');
    await findRole(bob.page, 'link', 'Saved; 1 change waits');
    await goTo(bob.page, { view: 'sharing' });
    await waitForText(bob.page, 'Saved here; waiting for the network');
    await waitForText(bob.page, '1 change waits in this browser. It is not lost.');
    const unfold = () => {
      for (const one of document.querySelectorAll('main details')) one.setAttribute('open', '');
    };
    await expect
      .poll(() => bob.page.evaluate(unfold).then(() => textOf(bob.page, 'main')))
      .toContain('waiting.network position=');
    await expectNoAxeViolations(bob.page);
    bob.wire.mend();
    await shareNow(bob.page);
    await shareNow(ann.page);
    await goTo(ann.page, route);
    await waitForField(ann.page, 'Notes', 'Ask for Noa');
  });

  it('hold back a large change by the other until it was looked at', async () => {
    await importFile(ann.page, noted.everythingJson);
    await waitUntilShared(ann.page);
    await goTo(bob.page, { view: 'sharing' });
    await click(bob.page, 'button', 'Share now');
    await waitForText(bob.page, 'Saved here; a large change by others waits for you');
    await findRole(bob.page, 'link', 'Not shared: look at a large change');
    await click(bob.page, 'button', 'Look at the changes');
    await findRole(bob.page, 'table', 'Changes');
    await expectNoAxeViolations(bob.page);
    await click(bob.page, 'button', 'Apply');
    await waitUntilShared(bob.page);
    await waitForText(bob.page, 'Before a large change by others');
  });

  it('take it back for both from the restore point', async () => {
    await click(bob.page, 'button', 'Restore');
    await click(bob.page, 'button', 'Confirm');
    await click(bob.page, 'button', 'Close');
    await waitUntilShared(bob.page);
    await goTo(ann.page, { view: 'sharing' });
    await click(ann.page, 'button', 'Share now');
    await click(ann.page, 'button', 'Look at the changes');
    await click(ann.page, 'button', 'Apply');
    await waitUntilShared(ann.page);
    await click(bob.page, 'button', 'Restore');
    await waitForText(bob.page, 'There is nothing to change: your directory already has all of it.');
  });

  it('leave with the directory, and come back with it', async () => {
    await click(bob.page, 'button', 'Leave the workspace');
    await click(bob.page, 'button', 'Leave the workspace', { within: 'dialog' });
    await findRole(bob.page, 'link', 'Saved in this browser only');
    await edit(bob, 'Notes', 'Ask for Ole');
    await edit(bob, 'Links', LINK);
    await enterAddress(bob.page, bob.address());
    await findRole(bob.page, 'radio', 'Merge: add what the team lacks');
    await expectNoAxeViolations(bob.page);
    await click(bob.page, 'button', 'Join this workspace');
    await click(bob.page, 'button', 'Confirm');
    await click(bob.page, 'button', 'Close');
    await waitUntilShared(bob.page);
    await goTo(bob.page, route);
    await waitForField(bob.page, 'Notes', 'Ask for Noa');
    await waitForField(bob.page, 'Links', LINK);
  });

  it('share from the background alone once the extension starts', async () => {
    bob.wire.cut();
    await edit(bob, 'Company name', 'Contoso Worldwide');
    await findRole(bob.page, 'link', 'Saved; 1 change waits');
    await bob.page.close();
    bob.wire.mend();
    await bob.reloadExtension();
    await goTo(ann.page, route);
    await waitFor('the other’s name', () => hasRole(ann.page, 'heading', 'Contoso Worldwide'), TWO_TURNS_IN_MS);
    for (const { errors } of [ann, bob]) expect(errors()).toEqual([]);
  });
});

describeInBrowser('an address that cannot be used', (browserName) => {
  let team: Team;
  let member: Member;
  beforeAll(async () => {
    team = await startTeam(browserName);
    member = await team.startMember('Kim');
  });
  afterAll(() => team?.close());

  it.each<[string, (address: string) => string, string]>([
    ['no address', () => 'our team', 'This is no web address.'],
    [
      'without encryption',
      (address) => address.replace('127.0.0.1', 'store.example'),
      'This address is not encrypted.',
    ],
    ['of an account', (address) => address.replace('/team-1', ''), 'This address names no container.'],
    ['of a blob', (address) => address.replace('/team-1', '/team-1/log'), 'This is the address of a single blob.'],
    ['without a token', (address) => address.replace(/\?.*/, ''), 'This address has no shared access signature.'],
    ['of no container', (address) => address.replace('/team-1', '/team-9'), 'The store refuses this address'],
    [
      'whose token ran out',
      () => member.address({ expiresAt: '2025-01-01T00:00:00Z' }),
      'The store refuses this address',
    ],
    ['of nothing that answers', (address) => address.replace(/:\d+\//, ':9/'), 'The store cannot be reached'],
  ])('says what is wrong with one %s', async (_, change, message) => {
    await enterAddress(member.page, change(member.address()));
    await waitForText(member.page, message);
    expect(await member.page.evaluate(() => document.body.innerText)).not.toMatch(TOKEN);
  });

  it('says that a token for reading starts nothing, and shares nothing', async () => {
    await enterAddress(member.page, member.address({ permissions: 'rl' }));
    await waitForText(member.page, 'Not change it: permission “Add” is missing, so this is for reading only');
    await click(member.page, 'button', 'Start a workspace here');
    await waitForText(member.page, 'The address does not allow making files');
    await startSharing(member);
    expect(member.errors()).toEqual([]);
  });

  it('is replaced by another one of the same workspace', async () => {
    const { page } = member;
    await page.$eval('main details', (details) => details.setAttribute('open', ''));
    await fill(page, 'textbox', 'New address of this workspace', member.address({ permissions: 'rl' }));
    await click(page, 'button', 'Use this address');
    await waitForText(page, 'The new address is in use');
    await waitForText(page, 'Not change it: permission “Add” is missing, so this is for reading only');
    await expectNoAxeViolations(page);
  });
});
