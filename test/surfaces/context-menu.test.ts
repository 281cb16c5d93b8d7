import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../lib/effective-settings.ts';
import type { Role } from '../../lib/settings.ts';
import { menuFor, selectedText } from '../../lib/surfaces/context-menu.ts';

const menu = (role: Role | null, language: 'auto' | 'ja' = 'auto') =>
  menuFor({ ...DEFAULT_SETTINGS, role, language }, ['en-GB']);

it.each<Role>(['partner', 'helpdesk'])('a %s finds the entry on selected text', async (role) => {
  expect(await menu(role)).toMatchObject({ title: 'Find support contact for “%s”', contexts: ['selection'] });
});

it.each([
  ['a customer', 'customer' as const],
  ['nobody yet', null],
])('%s has no entry', async (_, role) => {
  expect(await menu(role)).toBeUndefined();
});

it('speaks the language of the settings', async () => {
  expect((await menu('partner', 'ja'))?.title).toBe('「%s」のサポート連絡先を検索');
});

it('takes the selection of its own entry only', async () => {
  const click = { editable: false, pageUrl: 'https://example.org/', selectionText: 'Contoso' };
  expect(selectedText({ ...click, menuItemId: (await menu('partner'))?.id ?? '' })).toBe('Contoso');
  expect(selectedText({ ...click, menuItemId: 'other' })).toBeUndefined();
});
