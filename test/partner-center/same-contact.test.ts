import { expect, it } from 'vitest';
import type { SupportContact } from '../../lib/directory/types.ts';
import { isSameContact } from '../../lib/partner-center/same-contact.ts';
import type { SeenContact } from '../../lib/partner-center/types.ts';
import { tenant } from '../directory/build.ts';

const OWN = tenant(1);
const contact = (n: number, supportMpnId = '7', name = 'Trey'): SupportContact => ({
  supportTenantId: tenant(n),
  supportMpnId,
  name,
});

it.each<[string, SupportContact | undefined, SeenContact, boolean]>([
  ['nobody on either side', undefined, 'none', true],
  ['nobody and ourselves by name', undefined, contact(1), true],
  ['ourselves by name and nobody', contact(1), 'none', true],
  ['nobody and a reseller', undefined, contact(2), false],
  ['a reseller and nobody', contact(2), 'none', false],
  ['a reseller and ourselves by name', contact(2), contact(1), false],
  ['two resellers', contact(2), contact(3), false],
  ['one reseller under two names', contact(2, '7', 'Trey'), contact(2, '7', 'TREY RESEARCH LLC'), true],
  ['one reseller with two MPN ids', contact(2, '7'), contact(2, '8'), false],
  ['one reseller, its MPN id not known here', contact(2, ''), contact(2, '8'), true],
  ['one reseller, its MPN id not known there', contact(2, '7'), contact(2, ''), true],
])('compares %s', (_, ours, theirs, expected) => {
  expect(isSameContact(ours, theirs, OWN)).toBe(expected);
});

it('compares by name where it is not known who we are', () => {
  expect(isSameContact(undefined, contact(1), undefined)).toBe(false);
  expect(isSameContact(undefined, 'none', undefined)).toBe(true);
});
