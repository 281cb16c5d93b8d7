import { describe, expect, it } from 'vitest';
import { parseIsoDate } from '../../lib/directory/ids.ts';
import { parseCustomerDraft, toCustomerDraft } from '../../lib/session/customer-draft.ts';
import { parsePartnerDraft, toPartnerDraft } from '../../lib/session/partner-draft.ts';
import { parseSubscriptionDraft, toSubscriptionDraft } from '../../lib/session/subscription-draft.ts';
import { aPartner } from '../fixtures/documents.ts';
import { customer, RESELLER } from './sample-book.ts';

describe('a draft', () => {
  it('of a customer changes nothing when nothing is typed', () => {
    expect(parseCustomerDraft(toCustomerDraft(customer), customer)).toEqual({ ok: true, value: customer });
  });

  it('of a partner changes nothing when nothing is typed', () => {
    expect(parsePartnerDraft(toPartnerDraft(RESELLER, 'Europe/Berlin'), RESELLER)).toEqual({
      ok: true,
      value: RESELLER,
    });
  });

  it('of each subscription changes nothing when nothing is typed', () => {
    for (const subscription of customer.subscriptions) {
      const draft = toSubscriptionDraft(subscription);
      expect(parseSubscriptionDraft(draft, customer, subscription.id)).toEqual({ ok: true, value: customer });
    }
  });

  it('empties fields that are cleared', () => {
    const draft = {
      ...toCustomerDraft({ ...customer, country: 'JP', notes: 'x' }),
      country: '',
      notes: '',
      domains: '',
    };
    const parsed = parseCustomerDraft(draft, { ...customer, country: 'JP', notes: 'x' });
    expect(parsed).toEqual({ ok: true, value: { ...customer, domains: [] } });
  });

  it.each([
    ['a customer without name', { companyName: ' ' }, 'companyName'],
    ['an address for a domain', { domains: 'https://x.example/' }, 'domains.0'],
    ['a country in words', { country: 'Japan' }, 'country'],
  ])('refuses %s and names the field', (_, typed, path) => {
    expect(parseCustomerDraft({ ...toCustomerDraft(customer), ...typed }, customer)).toMatchObject({
      ok: false,
      problems: [{ path }],
    });
  });

  it.each([
    ['no id', { id: '' }, 'id'],
    ['half a licence', { quantity: '1.5' }, 'quantity'],
    ['an id that is taken', { id: customer.subscriptions[0]?.id ?? '' }, 'id'],
  ])('refuses a new subscription with %s', (_, typed, path) => {
    const draft = { ...toSubscriptionDraft(undefined), id: 'd0000000-0000-4000-8000-000000000000', ...typed };
    expect(parseSubscriptionDraft(draft, customer, undefined)).toMatchObject({ ok: false, problems: [{ path }] });
  });

  it('tells the commerce anew when the offer changes', () => {
    const [first] = customer.subscriptions;
    const draft = { ...toSubscriptionDraft(first), offerId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971' };
    const parsed = parseSubscriptionDraft(draft, customer, first?.id);
    expect(parsed.ok && parsed.value.subscriptions[0]).toMatchObject({ id: first?.id, commerce: 'newCommerce' });
  });

  it('reads hours with their time zone, and refuses what it does not understand', () => {
    const draft = { ...toPartnerDraft(RESELLER, 'Asia/Tokyo'), hours: 'Mon-Fri 09:00-17:00; closed 2026-12-25' };
    const parsed = parsePartnerDraft(draft, RESELLER);
    expect(parsed.ok && parsed.value.support.hours).toMatchObject({ timeZone: 'Asia/Tokyo', holidays: ['2026-12-25'] });
    expect(parsePartnerDraft({ ...draft, hours: 'weekdays' }, RESELLER)).toMatchObject({
      ok: false,
      problems: [{ path: 'support.hours' }],
    });
  });

  it('keeps when the profile was last confirmed', () => {
    const verifiedOn = parseIsoDate('2026-11-01');
    const confirmed = aPartner(2, verifiedOn ? { verifiedOn } : {});
    const parsed = parsePartnerDraft({ ...toPartnerDraft(confirmed, 'Asia/Tokyo'), telephone: '+81 3 1' }, confirmed);
    expect(parsed).toMatchObject({ ok: true, value: { verifiedOn: '2026-11-01', support: { telephone: '+81 3 1' } } });
  });
});
