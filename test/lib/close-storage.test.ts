import { afterEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { closeStorage } from '../../lib/close-storage.ts';

afterEach(() => Reflect.deleteProperty(browser.storage.local, 'setAccessLevel'));

it('lets only the pages of the extension read settings', async () => {
  const setAccessLevel = vi.fn().mockResolvedValue(undefined);
  Reflect.set(browser.storage.local, 'setAccessLevel', setAccessLevel);
  await closeStorage();
  expect(setAccessLevel).toHaveBeenCalledExactlyOnceWith({ accessLevel: 'TRUSTED_CONTEXTS' });
});

it('does nothing in a browser that has no such thing', async () => {
  Reflect.set(browser.storage.local, 'setAccessLevel', undefined);
  await expect(closeStorage()).resolves.toBeUndefined();
});
