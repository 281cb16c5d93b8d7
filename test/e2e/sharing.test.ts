import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleDirectory } from '../sample-data.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { type DirectoryFiles, writeDirectoryFiles } from './support/directory-files.ts';
import { findRole, hasRole } from './support/find-role.ts';
import { goTo, importFile } from './support/options-flow.ts';
import { click, fill, readField, waitForText } from './support/page-actions.ts';
import { enterAddress, shareNow, waitUntilShared } from './support/sharing-flow.ts';
import { type Member, startTeam, type Team } from './support/team.ts';
import { waitFor } from './support/wait-for.ts';

const directory = sampleDirectory({ customers: 40, seed: 5 });
const [customer] = directory.customers;
if (!customer) throw new Error('The sample lacks what this needs.');
/** The options page exchanges every 20 seconds, a quarter more or less. */
const TWO_TURNS_IN_MS = 50_000;
const route = { view: 'customer', tenantId: customer.tenantId } as const;

describeInBrowser('two members of a workspace', (browserName) => {
  let team: Team;
  let files: DirectoryFiles;
  let ann: Member;
  let bob: Member;

  beforeAll(async () => {
    files = await writeDirectoryFiles(directory);
    team = await startTeam(browserName);
    ann = await team.startMember('Ann');
    bob = await team.startMember('Bob');
    await importFile(ann.page, files.everythingJson);
  });
  afterAll(async () => {
    await team?.close();
    await files?.remove();
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
      expect(await readField(page, 'Notes')).toBe('Ask for Mia');
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
    await expectNoAxeViolations(bob.page);
    bob.wire.mend();
    await shareNow(bob.page);
    await shareNow(ann.page);
    await goTo(ann.page, route);
    expect(await readField(ann.page, 'Notes')).toBe('Ask for Noa');
    expect(ann.errors()).toEqual([]);
  });
});
