import { afterEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { closeStorage } from '../../lib/close-storage.ts';

const { local, managed } = browser.storage;

afterEach(() => {
  for (const area of [local, managed]) Reflect.deleteProperty(area, 'setAccessLevel');
});

it('lets only the pages of the extension read settings and policies', async () => {
  for (const area of [local, managed]) Reflect.set(area, 'setAccessLevel', vi.fn().mockResolvedValue(undefined));
  await closeStorage();
  for (const area of [local, managed])
    expect(area.setAccessLevel).toHaveBeenCalledExactlyOnceWith({ accessLevel: 'TRUSTED_CONTEXTS' });
});

it('does nothing in a browser that has no such thing', async () => {
  for (const area of [local, managed]) Reflect.set(area, 'setAccessLevel', undefined);
  await expect(closeStorage()).resolves.toBeUndefined();
});
