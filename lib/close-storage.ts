import { browser } from 'wxt/browser';

/**
 * Keeps settings from content scripts, which run in the page's process and ask the background for all they need.
 * Does nothing in a browser that cannot: Firefox has no `setAccessLevel`.
 */
export async function closeStorage(): Promise<void> {
  const { local } = browser.storage;
  if (typeof local.setAccessLevel === 'function') await local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
}
