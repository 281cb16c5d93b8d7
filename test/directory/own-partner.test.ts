import { expect, it } from 'vitest';
import { ownPartner, toSupportContact } from '../../lib/directory/own-partner.ts';
import { buildPartner, tenant, us } from './build.ts';

it.each([
  ['the indirect provider among resellers', [buildPartner(2), us, buildPartner(3)], us],
  ['a direct-bill partner', [{ ...us, role: 'directBill' as const }], { ...us, role: 'directBill' }],
  ['nobody in a list of resellers', [buildPartner(2)], undefined],
  ['nobody in an empty book', [], undefined],
])('we are %s', (_, partners, expected) => {
  expect(ownPartner({ partners })).toEqual(expected);
});

it('a designation takes tenant, MPN id and name of the partner', () => {
  expect(toSupportContact(buildPartner(7))).toEqual({
    supportTenantId: tenant(7),
    supportMpnId: '007',
    name: 'Reseller 7',
  });
});
