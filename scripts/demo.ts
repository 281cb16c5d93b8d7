import { writeDirectoryFiles } from '../test/e2e/support/directory-files.ts';
import { goTo, importFile } from '../test/e2e/support/options-flow.ts';
import { joinSharing, startSharing } from '../test/e2e/support/sharing-flow.ts';
import { type Member, startTeam, type Team } from '../test/e2e/support/team.ts';
import { sampleDirectory } from '../test/sample-data.ts';
import { chooseDemoCase } from './demo-case.ts';
import { showDesignation, supportAddress } from './demo-flow.ts';

const hasDisplay =
  ['darwin', 'win32'].includes(process.platform) ||
  [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some((display) => display);

const SCREENSHOTS = '.output/demo';

/** Two profiles that share a workspace on this machine: what one changes, the other shows. */
async function startMembers(team: Team, everythingJson: string): Promise<[Member, Member]> {
  const look = { headless: !hasDisplay };
  const kim = await team.startMember('Kim', look);
  await importFile(kim.page, everythingJson);
  await startSharing(kim);
  const alex = await team.startMember('Alex', look);
  await joinSharing(alex);
  return [kim, alex];
}

async function main(): Promise<void> {
  const directory = sampleDirectory({ customers: 500, seed: 1 });
  const demo = chooseDemoCase(directory);
  const { tenantId, companyName } = demo.customer;
  const files = await writeDirectoryFiles(directory);
  const team = await startTeam('chromium');
  try {
    const [kim, alex] = await startMembers(team, files.everythingJson);
    if (!hasDisplay) {
      for (const path of await showDesignation(kim, kim.page, demo, SCREENSHOTS)) console.log(path);
      const path = `${SCREENSHOTS}/sharing.png` as const;
      await alex.page.screenshot({ path });
      console.log(path);
      return;
    }
    await goTo(alex.page, { view: 'customer', tenantId });
    await kim.openPage(supportAddress(demo));
    console.log(`Kim and Alex share the sample directory; ${companyName} is open in both windows.`);
    console.log('In Kim’s it is on the stand-in admin center. Close that browser to end.');
    await new Promise<void>((resolve) => kim.browser.once('disconnected', () => resolve()));
  } finally {
    await team.close();
    await files.remove();
  }
}

await main();
