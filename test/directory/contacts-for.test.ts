import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactsFor } from '../../lib/directory/contacts-for.ts';
import { toSupportContact } from '../../lib/directory/own-partner.ts';
import type { Partner, Subscription } from '../../lib/directory/types.ts';
import { buildCustomer, buildPartner, buildSubscription, day, subscriptionId, tenant, us } from './build.ts';

const today = day('2026-11-22');
const trey = buildPartner(2, { name: 'Trey', support: { languages: ['ja'], telephone: '+81 3' } });
const adatum = buildPartner(3, { name: 'Adatum' });
const to = (partner: Partner) => ({ supportContact: toSupportContact(partner) });
const held = [2, 3].map((n) => ({ tenantId: tenant(n), kind: 'gdap' as const }));
const see = (subscriptions: Subscription[], partners: Partner[] = [us, trey, adatum]) =>
  contactsFor(buildCustomer({ subscriptions, delegatedAdmin: held }), { partners }, today);
const summary = (seen: ReturnType<typeof see>) =>
  seen.contacts.map(({ state, partner, subscriptions }) => [state, partner.name, subscriptions.map(({ id }) => id)]);

describe('contactsFor', () => {
  it('groups by partner: designated ones by name, the default last', () => {
    const seen = see([
      buildSubscription(1),
      buildSubscription(2, to(trey)),
      buildSubscription(3, to(adatum)),
      buildSubscription(4, to(trey)),
    ]);
    expect(summary(seen)).toEqual([
      ['designated', 'Adatum', [subscriptionId(3)]],
      ['designated', 'Trey', [subscriptionId(2), subscriptionId(4)]],
      ['default', 'Us', [subscriptionId(1)]],
    ]);
  });

  it('takes name and profile from the book, not from what was stored with the designation', () => {
    const stored = { supportContact: { supportTenantId: trey.tenantId, supportMpnId: '9', name: 'Old name' } };
    const { contacts } = see([buildSubscription(1, stored)]);
    expect(contacts[0]?.partner).toEqual({ tenantId: tenant(2), mpnId: '002', name: 'Trey', support: trey.support });
  });

  it('takes the MPN id from the designation where the book has none', () => {
    const { contacts } = see([buildSubscription(1, to(trey))], [us, { ...trey, mpnId: '' }]);
    expect(contacts[0]?.partner.mpnId).toBe('002');
  });

  it('shows the stored name, in doubt, of a partner whom the book does not know', () => {
    const { contacts, fallback } = see([buildSubscription(1, to(trey))], [us]);
    expect(contacts).toMatchObject([
      {
        state: 'doubtful',
        doubts: [{ reason: 'partnerUnknown', level: 'warning' }],
        partner: { tenantId: tenant(2), mpnId: '002', name: 'Trey', support: { languages: [] } },
      },
    ]);
    expect(fallback?.name).toBe('Us');
  });

  it('stays designated when there are notices only', () => {
    const customer = buildCustomer({ subscriptions: [buildSubscription(1, to(trey))] });
    const [contact] = contactsFor(customer, { partners: [us, trey] }, today).contacts;
    expect(contact).toMatchObject({ state: 'designated', doubts: [{ reason: 'delegatedAdminUnknown' }] });
  });

  it.each([
    ['as designated when we are named for all', [to(us), to(us)], 'designated'],
    ['as the default when we are named for some', [to(us), {}], 'default'],
    ['as the default when we are named for none', [{}, {}], 'default'],
  ])('shows us once, %s', (_, fields, state) => {
    const seen = see(fields.map((contact, index) => buildSubscription(index, contact)));
    expect(summary(seen)).toEqual([[state, 'Us', [subscriptionId(0), subscriptionId(1)]]]);
    expect(seen.contacts[0]?.doubts).toEqual([]);
  });

  it('leaves out terminated subscriptions and whoever supported them', () => {
    expect(see([buildSubscription(1, { status: 'deleted', ...to(trey) }), buildSubscription(2)]).contacts).toHaveLength(
      1,
    );
  });

  it('names subscriptions by friendly name, then offer, in the order people read', () => {
    const seen = see([
      buildSubscription(1, { friendlyName: 'Office 10' }),
      buildSubscription(2, { friendlyName: 'office 9' }),
      buildSubscription(3, { offerName: 'Azure' }),
    ]);
    expect(summary(seen)[0]?.[2]).toEqual([3, 2, 1].map(subscriptionId));
  });

  it('without an own partner shows designations alone, and no fallback', () => {
    const seen = see([buildSubscription(1), buildSubscription(2, to(trey))], [trey]);
    expect(summary(seen)).toEqual([['designated', 'Trey', [subscriptionId(2)]]]);
    expect(seen).not.toHaveProperty('fallback');
  });

  it("gives away nothing of the customer's record but its name", () => {
    const customer = buildCustomer({ notes: 'secret', aliases: ['secret'], subscriptions: [buildSubscription(1)] });
    expect(JSON.stringify(contactsFor(customer, { partners: [us, trey] }, today))).not.toMatch(/secret|Trey|offerId/);
  });

  it('shows every running subscription exactly once, in whatever order they come', () => {
    const subscription = fc.record({
      n: fc.nat({ max: 50 }),
      contact: fc.constantFrom({}, to(us), to(trey), to(adatum), to(buildPartner(9))),
      status: fc.constantFrom<Subscription['status']>('active', 'suspended', 'deleted', 'other'),
    });
    fc.assert(
      fc.property(fc.uniqueArray(subscription, { selector: ({ n }) => n }), (chosen) => {
        const built = chosen.map(({ n, contact, status }) => buildSubscription(n, { ...contact, status }));
        const shown = see(built).contacts.flatMap(({ subscriptions }) => subscriptions.map(({ id }) => id));
        const running = built.filter(({ status }) => status !== 'deleted').map(({ id }) => id);
        expect(shown.toSorted()).toEqual(running.toSorted());
        expect(see(built.toReversed())).toEqual(see(built));
      }),
    );
  });
});
