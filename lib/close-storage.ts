import { browser } from 'wxt/browser';

/**
 * Keeps settings, policies and sign-ins from content scripts, which run in the page's process and ask the background for
 * all they need. Does nothing in a browser that cannot: Firefox has no `setAccessLevel`, and gives them no session storage.
 */
export async function closeStorage(): Promise<void> {
  const { local, managed, session } = browser.storage;
  for (const area of [local, managed, session])
    if (typeof area.setAccessLevel === 'function') await area.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
}
