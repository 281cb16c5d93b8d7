import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsField } from '../../lib/directory/field-shapes.ts';
import { diffCustomer, diffPartner } from '../../lib/log/diff.ts';
import { customerStates } from '../fixtures/arbitrary.ts';
import { aPartner, aSubscription, subscriptionId, tenant } from '../fixtures/documents.ts';

const subscription = `subscriptions.${subscriptionId(1)}`;
const contact = { supportTenantId: tenant(9), supportMpnId: '1', name: 'A' };

describe('a field of a customer', () => {
  it('takes whatever turns one customer into another', () => {
    fc.assert(
      fc.property(customerStates(1), customerStates(1), (before, after) => {
        const set = { ...diffCustomer(undefined, before)?.set, ...diffCustomer(before, after)?.set };
        for (const [path, value] of Object.entries(set))
          expect([path, fitsField('customer', path, value)]).toEqual([path, true]);
      }),
    );
  });

  it.each<[string, string, unknown, boolean]>([
    ['a name', 'companyName', 'A', true],
    ['a number for a name', 'companyName', 5, false],
    ['nothing for a name', 'companyName', null, false],
    ['a domain that is none', 'domains', ['not a domain'], false],
    ['a link that runs a script', 'links', [{ name: 'x', url: 'javascript:alert(1)' }], false],
    ['a number for the subscriptions', 'subscriptions', 5, false],
    ['a subscription under its id', subscription, aSubscription(1), true],
    ['a subscription under another’s id', subscription, aSubscription(2), false],
    ['half a subscription', subscription, { id: subscriptionId(1) }, false],
    ['a subscription with more in it', subscription, { ...aSubscription(1), extra: 1 }, false],
    ['a subscription under no id', 'subscriptions.x', aSubscription(1), false],
    ['a quantity', `${subscription}.quantity`, 3, true],
    ['a quantity below nothing', `${subscription}.quantity`, -1, false],
    ['another id for a subscription', `${subscription}.id`, subscriptionId(2), false],
    ['a support contact', `${subscription}.supportContact`, contact, true],
    ['a support contact of nobody', `${subscription}.supportContact`, { ...contact, supportTenantId: 'me' }, false],
    ['a field in a name', 'companyName.x', 'A', false],
    ['a field that there is not', 'colour', 'red', false],
    ['a tenant id', 'tenantId', tenant(2), false],
    ['an inherited property', 'toString', 'A', false],
  ])('%s: %s = %o is %s', (_, path, value, expected) => {
    expect(fitsField('customer', path, value)).toBe(expected);
  });
});

describe('a field of a partner', () => {
  it('takes what creates one', () => {
    const set = diffPartner(undefined, aPartner(1))?.set ?? {};
    expect(Object.entries(set).filter(([path, value]) => !fitsField('partner', path, value))).toEqual([]);
  });

  it.each<[string, unknown, boolean]>([
    ['support.email', 'a@b.example', true],
    ['support.website', 'javascript:alert(1)', false],
    ['support.languages', 'en', false],
    [
      'support.hours',
      { timeZone: 'Asia/Tokyo', ranges: [{ days: [1], from: '09:00', to: '17:00' }], holidays: [] },
      true,
    ],
    ['support.hours', { timeZone: 'Asia/Tokyo' }, false],
    ...[
      { days: [1], from: 'nine', to: '17:00' },
      { days: [1], from: '24:00', to: '17:00' },
      { days: [1], from: '09:00', to: '25:00' },
      { days: [8], from: '09:00', to: '17:00' },
      { days: [1e18], from: '09:00', to: '17:00' },
    ].map((range): [string, unknown, boolean] => [
      'support.hours',
      { timeZone: 'Asia/Tokyo', ranges: [range], holidays: [] },
      false,
    ]),
    ['support.email.x', 'a', false],
    ['support', { languages: [], colour: 'red' }, false],
    ['role', 'king', false],
  ])('%s = %o is %s', (path, value, expected) => {
    expect(fitsField('partner', path, value)).toBe(expected);
  });
});
