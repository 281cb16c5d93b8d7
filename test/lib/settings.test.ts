import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { parseTenantId } from '../../lib/directory/ids.ts';
import { DEFAULT_SETTINGS, effectiveSettings } from '../../lib/effective-settings.ts';
import { dropDefaults, parseOwnSettings, withPatch } from '../../lib/own-settings.ts';
import {
  effectiveLocale,
  getOwnSettings,
  getSettings,
  saveSettings,
  settings,
  watchSettings,
} from '../../lib/settings.ts';
import { until } from '../until.ts';

const TENANT = parseTenantId('1f0a7c4e-2b6d-4c58-9a3e-0d5b8f7e6a11');

beforeEach(() => fakeBrowser.reset());

it('has no role until the first run is done', async () => {
  expect(await getSettings()).toEqual(DEFAULT_SETTINGS);
});

it('saves what is given and leaves the rest', async () => {
  await saveSettings({ role: 'helpdesk', card: { corner: 'topLeft' } });
  await saveSettings({ theme: 'dark', ownTenantId: TENANT });
  expect(await getSettings()).toEqual({
    ...DEFAULT_SETTINGS,
    role: 'helpdesk',
    theme: 'dark',
    ownTenantId: TENANT,
    card: { ...DEFAULT_SETTINGS.card, corner: 'topLeft' },
  });
});

it('keeps both of two changes made at once', async () => {
  await Promise.all([saveSettings({ theme: 'light' }), saveSettings({ authorName: 'Aiko' })]);
  expect(await getSettings()).toMatchObject({ theme: 'light', authorName: 'Aiko' });
});

it('stores what was chosen alone', async () => {
  await saveSettings({ theme: 'auto' });
  expect(await getOwnSettings()).toEqual({ theme: 'auto', card: {} });
});

it('takes back what is given as undefined, and a role as null too', () => {
  const own = { theme: 'dark', role: 'customer', card: {}, ...(TENANT ? { ownTenantId: TENANT } : {}) } as const;
  expect(JSON.stringify(withPatch(own, { ownTenantId: undefined, role: null }))).toBe('{"theme":"dark","card":{}}');
});

it('counts what version 1 stored for chosen where it differs from the default', () => {
  const { card } = DEFAULT_SETTINGS;
  const stored = { ...DEFAULT_SETTINGS, role: 'partner', card: { ...card, corner: 'topLeft' } };
  expect(dropDefaults(stored, DEFAULT_SETTINGS)).toEqual({ role: 'partner', card: { corner: 'topLeft' } });
  expect(dropDefaults('x', DEFAULT_SETTINGS)).toEqual({ card: {} });
});

it('says so when what was saved does not read back', async () => {
  vi.spyOn(settings, 'setValue').mockResolvedValueOnce();
  await expect(saveSettings({ theme: 'dark' })).rejects.toThrow('could not be saved');
});

it('tells watchers', async () => {
  const seen = vi.fn();
  const end = watchSettings(seen);
  await saveSettings({ role: 'partner' });
  await until(() => expect(seen).toHaveBeenCalledWith(expect.objectContaining({ role: 'partner' })));
  end();
});

it('tells nobody who has stopped watching while a change was read', async () => {
  const seen = vi.fn();
  const end = watchSettings(seen);
  const changed = new Promise<void>((resolve) => {
    const unwatch = settings.watch(() => {
      unwatch();
      resolve();
    });
  });
  const saving = saveSettings({ role: 'partner' });
  await changed;
  end();
  await saving;
  expect(await getSettings()).toMatchObject({ role: 'partner' });
  expect(seen).not.toHaveBeenCalled();
});

it.each([
  ['nothing stored', undefined, DEFAULT_SETTINGS],
  ['something else altogether', 'x', DEFAULT_SETTINGS],
  [
    'unknown values',
    { role: 'king', theme: 'pink', card: { corner: 'middle', enabled: false } },
    { ...DEFAULT_SETTINGS, card: { ...DEFAULT_SETTINGS.card, enabled: false } },
  ],
  ['a damaged tenant', { role: 'customer', ownTenantId: 'x' }, { ...DEFAULT_SETTINGS, role: 'customer' }],
  ['a damaged card', { theme: 'dark', card: 7 }, { ...DEFAULT_SETTINGS, theme: 'dark' }],
])('reads %s with defaults in place of what is unreadable', (_, stored, expected) => {
  expect(effectiveSettings(parseOwnSettings(stored))).toEqual(expected);
});

it('speaks the chosen language, else the first of the browser that it knows', () => {
  expect(effectiveLocale({ ...DEFAULT_SETTINGS, language: 'en' }, ['ja'])).toBe('en');
  expect(effectiveLocale(DEFAULT_SETTINGS, ['it-IT', 'ja-JP', 'en'])).toBe('ja');
  expect(effectiveLocale(DEFAULT_SETTINGS, [])).toBe('en');
});
