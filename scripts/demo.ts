import { writeDirectoryFiles } from '../test/e2e/support/directory-files.ts';
import { importFile, openOptions } from '../test/e2e/support/options-flow.ts';
import { startSession } from '../test/e2e/support/session.ts';
import { sampleDirectory } from '../test/sample-data.ts';
import { chooseDemoCase } from './demo-case.ts';
import { showDesignation, supportAddress } from './demo-flow.ts';

const hasDisplay =
  ['darwin', 'win32'].includes(process.platform) ||
  [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some((display) => display);

const SCREENSHOTS = '.output/demo';

async function main(): Promise<void> {
  const directory = sampleDirectory({ customers: 500, seed: 1 });
  const demo = chooseDemoCase(directory);
  const files = await writeDirectoryFiles(directory);
  const session = await startSession('chromium', { headless: !hasDisplay });
  try {
    const options = await openOptions(session);
    await importFile(options, files.everythingJson);
    if (!hasDisplay) {
      for (const path of await showDesignation(session, options, demo, SCREENSHOTS)) console.log(path);
      return;
    }
    await session.openPage(supportAddress(demo));
    console.log(`The sample directory is in. ${demo.customer.companyName} is open on the stand-in admin center.`);
    console.log('Close the browser to end.');
    await new Promise<void>((resolve) => session.browser.once('disconnected', () => resolve()));
  } finally {
    await session.close();
    await files.remove();
  }
}

await main();
