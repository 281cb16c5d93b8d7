import { browser } from 'wxt/browser';
import { reportError } from '../report-error.ts';
import { ADMIN_CENTER_MATCHES } from './hosts.ts';

const MARK = 'session:cardsRenewed';
const FOLLOWED = 'session:cardsFollow';

/**
 * Starts the card in the admin center tabs that were open before the extension was installed, updated or switched on:
 * browsers inject content scripts into pages that load later only. Once per session of the extension, since a worker
 * starts many times in one; the script started last takes the place of any before it.
 */
export async function renewCards(): Promise<void> {
  const { [MARK]: isDone } = await browser.storage.session.get(MARK);
  if (isDone) return;
  await browser.storage.session.set({ [MARK]: true });
  await startCards();
}

/**
 * Draws the cards of open tabs anew when what they follow, such as the settings, has become another. The first that is
 * told of in a session of the extension is what they follow already.
 */
export async function renewCardsIfChanged(followed: string): Promise<void> {
  const { [FOLLOWED]: before } = await browser.storage.session.get(FOLLOWED);
  if (before === followed) return;
  await browser.storage.session.set({ [FOLLOWED]: followed });
  if (before !== undefined) await startCards();
}

async function startCards(): Promise<void> {
  const tabs = await browser.tabs.query({ url: [...ADMIN_CENTER_MATCHES] });
  await Promise.all(tabs.map(({ id }) => (id === undefined ? undefined : inject(id))));
}

async function inject(tabId: number): Promise<void> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: ['/content-scripts/admin-center.js'] });
  } catch (fault) {
    if (await isOpen(tabId)) reportError('Starting the card in an open tab', fault);
  }
}

/** A tab that shows an error page or has been put to sleep takes no script, and one may close meanwhile: no faults. */
async function isOpen(tabId: number): Promise<boolean> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  return tab !== undefined && !tab.discarded && tab.status === 'complete';
}
