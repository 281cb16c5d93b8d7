import { describe, expect, it } from 'vitest';
import { classifyCommerce, partnerCenterTakes } from '../../lib/directory/commerce.ts';
import { buildSubscription } from './build.ts';

const GUID = '2828BE95-46BA-4F91-B2FD-0BEF192ECF60';

describe('classifyCommerce', () => {
  it.each([
    ['a GUID offer', { offerId: GUID }, 'legacy'],
    ['a GUID offer billed by licence', { offerId: GUID.toLowerCase(), billingType: 'license' }, 'legacy'],
    ['a GUID offer billed by usage', { offerId: GUID, billingType: 'Usage' }, 'azure'],
    [
      'a GUID offer of the new commerce product type',
      { offerId: GUID, productTypeId: 'OnlineServicesNCE' },
      'newCommerce',
    ],
    ['a legacy Azure offer', { offerId: 'MS-AZR-0145P', billingType: 'usage' }, 'azure'],
    ['a new commerce catalogue id', { offerId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971' }, 'newCommerce'],
    ['a software catalogue id', { offerId: 'DG7GMGF0FKZV:0003:DG7GMGF0DQLM' }, 'software'],
    ['the product type software', { offerId: 'x', productTypeId: 'software' }, 'software'],
    ['the product type Azure plan', { offerId: 'x', productTypeId: 'AzurePlan' }, 'azure'],
    ['a product type nobody knows yet', { offerId: GUID, productTypeId: 'Quantum' }, 'other'],
    ['an unknown catalogue id', { offerId: 'ABC:0001:DEF' }, 'other'],
    ['no offer', { offerId: '' }, 'other'],
  ])('tells %s', (_, offer, expected) => expect(classifyCommerce(offer)).toBe(expected));
});

describe('partnerCenterTakes', () => {
  it.each([
    ['takes a legacy licence', {}, true],
    ['takes no new commerce', { commerce: 'newCommerce' as const }, false],
    ['takes no Azure', { commerce: 'azure' as const }, false],
    ['knows nothing bought elsewhere', { channel: 'direct' as const }, false],
    ['has forgotten what is terminated', { status: 'deleted' as const }, false],
  ])('Partner Center %s', (_, fields, expected) => {
    expect(partnerCenterTakes(buildSubscription(1, fields))).toBe(expected);
  });
});
