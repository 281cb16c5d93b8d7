import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADMIN_CENTER_HOSTS } from '../../lib/admin-center/hosts.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { type Session, startSession } from './support/session.ts';

describeInBrowser('the extension in a real browser', (browserName) => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession(browserName);
  });
  afterAll(() => session?.close());

  it.each(['options.html', 'popup.html'])('opens %s', async (path) => {
    const page = await session.openExtensionPage(path);
    expect(await page.title()).not.toBe('');
    expect(await page.evaluate(() => location.href)).toBe(session.extensionUrl(path));
  });

  it.each(ADMIN_CENTER_HOSTS)('finds the stand-in admin center at %s', async (host) => {
    const page = await session.openPage(`https://${host}/Adminportal/Home#/support`);
    expect(await page.$eval('h1', (heading) => heading.textContent)).toBe('Support');
    expect(await page.$eval('footer', (footer) => footer.textContent)).toMatch('claims nothing about Microsoft');
    expect(new URL(page.url()).host).toBe(host);
    await page.close();
  });

  it('opens its pages again after it was reloaded', async () => {
    await session.reloadExtension();
    const page = await session.openExtensionPage('options.html');
    expect(await page.title()).not.toBe('');
  });

  it('reports no error and reaches for no host but the admin center', () => {
    expect(session.errors()).toEqual([]);
    expect(session.refusedHosts()).toEqual([]);
  });
});
