import { afterEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { closeStorage } from '../../lib/close-storage.ts';

const { local, managed, session } = browser.storage;

afterEach(() => {
  for (const area of [local, managed, session]) Reflect.deleteProperty(area, 'setAccessLevel');
});

it('lets only the pages of the extension read settings, policies and sign-ins', async () => {
  for (const area of [local, managed, session])
    Reflect.set(area, 'setAccessLevel', vi.fn().mockResolvedValue(undefined));
  await closeStorage();
  for (const area of [local, managed, session])
    expect(area.setAccessLevel).toHaveBeenCalledExactlyOnceWith({ accessLevel: 'TRUSTED_CONTEXTS' });
});

it('does nothing in a browser that has no such thing', async () => {
  for (const area of [local, managed, session]) Reflect.set(area, 'setAccessLevel', undefined);
  await expect(closeStorage()).resolves.toBeUndefined();
});
