import { browser } from 'wxt/browser';

/**
 * Keeps settings and policies from content scripts, which run in the page's process and ask the background for all they
 * need. Does nothing in a browser that cannot: Firefox has no `setAccessLevel`.
 */
export async function closeStorage(): Promise<void> {
  const { local, managed } = browser.storage;
  for (const area of [local, managed])
    if (typeof area.setAccessLevel === 'function') await area.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
}
