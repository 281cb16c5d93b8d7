import { expect, it } from 'vitest';
import { fieldName } from '../../../components/changes/field-name.ts';
import { fieldValue } from '../../../components/changes/field-value.ts';
import { createTranslate } from '../../../lib/i18n.ts';
import { namesOfDocs } from '../../../lib/session/history-names.ts';
import en from '../../../locales/en.ts';

const t = createTranslate('en', en);
const kid = 'k'.repeat(43);
const key = { kid, name: 'Bob', x: 'x', y: 'y', from: 1 };
const names = namesOfDocs([{ name: 'Team', feedKeys: [key] }], []);
const nameOf = (id: string) => names.get(id);
const path = `feedKeys.${kid}` as const;

it('a key that is endorsed is shown with whose it is and its fingerprint', () => {
  expect(fieldValue(path, key, t, nameOf)).toBe(`Bob · ${kid}`);
  expect(fieldName(path, t, nameOf)).toBe('Bob: Key that may publish');
});

it('a key that is revoked is called by its owner, with day and reason', () => {
  const at = Date.parse('2026-11-22T12:00:00Z') / 1000;
  expect(fieldName(`${path}.revokedReason`, t, nameOf)).toBe('Bob: Revoked because');
  expect(fieldValue(`${path}.revokedReason`, 'lost', t, nameOf)).toBe('Its device was lost');
  expect(fieldValue(`${path}.revokedAt`, at, t, nameOf)).toContain('Nov 22, 2026');
});
