import { expect, it } from 'vitest';
import { isNavigation } from '../../lib/surfaces/active-tab.ts';

it.each([
  ['another address in the active tab', { url: 'https://admin.microsoft.com/' }, { active: true, windowId: 1 }, true],
  ['an address that is not told', { status: 'loading' as const }, { active: true, windowId: 1 }, true],
  ['a page that has loaded', { status: 'complete' as const }, { active: true, windowId: 1 }, false],
  ['a tab in the background', { url: 'https://admin.microsoft.com/' }, { active: false, windowId: 1 }, false],
  ['a tab of another window', { url: 'https://admin.microsoft.com/' }, { active: true, windowId: 2 }, false],
])('the page beside changes with %s: %s', (_, update, tab, expected) => {
  expect(isNavigation(update, tab, 1)).toBe(expected);
});
