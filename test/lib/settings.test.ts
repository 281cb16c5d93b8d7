import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { parseTenantId } from '../../lib/directory/ids.ts';
import {
  applyPatch,
  DEFAULT_SETTINGS,
  effectiveLocale,
  getSettings,
  parseSettings,
  saveSettings,
  settings,
  watchSettings,
} from '../../lib/settings.ts';

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

it('removes the own tenant when it is given as undefined', () => {
  expect(
    applyPatch({ ...DEFAULT_SETTINGS, ...(TENANT ? { ownTenantId: TENANT } : {}) }, { ownTenantId: undefined }),
  ).toEqual(DEFAULT_SETTINGS);
});

it('says so when what was saved does not read back', async () => {
  vi.spyOn(settings, 'setValue').mockResolvedValueOnce();
  await expect(saveSettings({ theme: 'dark' })).rejects.toThrow('could not be saved');
});

it('tells watchers', async () => {
  const seen = vi.fn();
  const end = watchSettings(seen);
  await saveSettings({ role: 'partner' });
  await vi.waitFor(() => expect(seen).toHaveBeenCalledWith(expect.objectContaining({ role: 'partner' })));
  end();
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
  expect(parseSettings(stored)).toEqual(expected);
});

it('speaks the chosen language, else the first of the browser that it knows', () => {
  expect(effectiveLocale({ ...DEFAULT_SETTINGS, language: 'en' }, ['ja'])).toBe('en');
  expect(effectiveLocale(DEFAULT_SETTINGS, ['fr-FR', 'ja-JP', 'en'])).toBe('ja');
  expect(effectiveLocale(DEFAULT_SETTINGS, [])).toBe('en');
});
