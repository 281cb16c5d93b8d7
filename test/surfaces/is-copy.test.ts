import { expect, it } from 'vitest';
import { isCopyKey } from '../../lib/surfaces/is-copy.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

it.each([
  ['Ctrl+C', { key: 'c', ctrlKey: true }, true],
  ['Cmd+C', { key: 'c', metaKey: true }, true],
  ['Ctrl+C with Caps Lock', { key: 'C', ctrlKey: true }, true],
  ['c', { key: 'c' }, false],
  ['Ctrl+Shift+C', { key: 'C', ctrlKey: true, shiftKey: true }, false],
  ['Ctrl+Alt+C', { key: 'c', ctrlKey: true, altKey: true }, false],
  ['Ctrl+X', { key: 'x', ctrlKey: true }, false],
])('%s asks for a copy: %s', (_, keys, expected) => {
  expect(isCopyKey({ ...none, ...keys })).toBe(expected);
});
