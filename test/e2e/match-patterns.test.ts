import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADMIN_CENTER_HOSTS } from '../../lib/admin-center/hosts.ts';
import { type AlteredExtension, alterExtension } from './support/alter-extension.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { type Session, startSession } from './support/session.ts';
import { waitFor } from './support/wait-for.ts';

const OTHER_HOST = 'admin.teams.microsoft.com';
const MARK = 'document.documentElement.dataset.contentScript = "ran"';

describeInBrowser('the match patterns of the production manifest', (browserName) => {
  let altered: AlteredExtension;
  let session: Session;
  beforeAll(async () => {
    altered = await alterExtension(browserName, { 'content-scripts/admin-center.js': MARK });
    session = await startSession(browserName, { extensionDir: altered.extensionDir, hosts: [OTHER_HOST] });
  });
  afterAll(async () => {
    await session?.close();
    await altered?.remove();
  });

  const hasRun = async (address: string) => {
    const page = await session.openPage(address);
    const look = () => page.evaluate(() => document.documentElement.dataset['contentScript'] === 'ran');
    return { page, look };
  };

  it.each(ADMIN_CENTER_HOSTS)('take the content script to every path of %s', async (host) => {
    for (const path of ['/', '/Adminportal/Home?#/support', '/ServiceStatus']) {
      const { page, look } = await hasRun(`https://${host}${path}`);
      await waitFor(`the content script at ${page.url()}`, look);
      await page.close();
    }
  });

  it('take it to no other host', async () => {
    const { page, look } = await hasRun(`https://${OTHER_HOST}/`);
    expect(await page.$eval('h1', (heading) => heading.textContent)).toBe('Home');
    // Had it been injected here, it would have run before the one on a page that was opened later.
    const later = await hasRun(`https://${ADMIN_CENTER_HOSTS[0]}/`);
    await waitFor('the content script on a later page', later.look);
    expect(await look()).toBe(false);
  });
});
