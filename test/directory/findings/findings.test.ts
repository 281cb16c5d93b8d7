import { describe, expect, it } from 'vitest';
import { designate } from '../../../lib/directory/change.ts';
import type { FindingCode, Fix } from '../../../lib/directory/findings/finding.ts';
import { FINDING_CODES } from '../../../lib/directory/findings/finding.ts';
import { findingsOf } from '../../../lib/directory/findings/findings-of.ts';
import { findingsOfPartner } from '../../../lib/directory/findings/findings-of-partner.ts';
import { toSupportContact } from '../../../lib/directory/own-partner.ts';
import type { Customer, DelegatedAdmin, Partner, Subscription } from '../../../lib/directory/types.ts';
import en from '../../../locales/en/findings.json';
import ja from '../../../locales/ja/findings.json';
import { buildCustomer, buildPartner, buildSubscription, day, subscriptionId, tenant, us } from '../build.ts';

const today = day('2026-11-22');
const trey = buildPartner(2, { name: 'Trey' });
const held = (fields: Partial<DelegatedAdmin> = {}): DelegatedAdmin => ({
  tenantId: tenant(2),
  kind: 'gdap',
  ...fields,
});
const toTrey = (fields: Partial<Subscription> = {}) =>
  buildSubscription(1, { supportContact: toSupportContact(trey), ...fields });
const customer = (
  subscription: Subscription,
  delegatedAdmin: DelegatedAdmin[] = [held()],
  fields: Partial<Customer> = {},
) => buildCustomer({ subscriptions: [subscription], delegatedAdmin, ...fields });
const look = (of: Customer, partner: Partner | undefined = trey, shared: string[] = []) =>
  findingsOf(of, { partners: [us, ...(partner ? [partner] : [])] }, today, new Set(shared));
const unknownPartner = () => findingsOf(customer(toTrey()), { partners: [us] }, today);

type Found = ReturnType<typeof look>;
const codes = (found: { code: FindingCode }[]) => found.map(({ code }) => code);
const requested = { ...trey, relationship: 'requested' as const };
const renamed = { supportContact: { ...toSupportContact(trey), name: 'Old Trey' } };
const renumbered = { supportContact: { ...toSupportContact(trey), supportMpnId: '999' } };

describe('findings of a customer', () => {
  it.each<[string, () => Found, FindingCode[]]>([
    ['none: a sound designation', () => look(customer(toTrey())), []],
    ['none: the default without a holder', () => look(customer(buildSubscription(1), [])), []],
    [
      'still default though a reseller holds the customer',
      () => look(customer(buildSubscription(1))),
      ['stillDefault'],
    ],
    ['none: the holder holds nothing', () => look(customer(buildSubscription(1), [held({ kind: 'none' })])), []],
    [
      'none: what the holder held has ended',
      () => look(customer(buildSubscription(1), [held({ endDate: day('2026-11-21') })])),
      [],
    ],
    ['none: the holder may not be designated', () => look(customer(buildSubscription(1)), requested), []],
    ['none: the default on what has expired', () => look(customer(buildSubscription(1, { status: 'expired' }))), []],
    ['none: terminated', () => look(customer(buildSubscription(1, { status: 'deleted' }))), []],
    ['a partner who is not on record', unknownPartner, ['partnerUnknown']],
    [
      'a relationship that never was',
      () => look(customer(toTrey()), { ...trey, relationship: 'none' }),
      ['relationshipNone'],
    ],
    ['a relationship only requested', () => look(customer(toTrey()), requested), ['relationshipRequested']],
    [
      'a relationship that ended',
      () => look(customer(toTrey()), { ...trey, relationship: 'ended' }),
      ['relationshipEnded'],
    ],
    [
      'delegated admin that is not held',
      () => look(customer(toTrey(), [held({ kind: 'none' })])),
      ['delegatedAdminMissing'],
    ],
    ['delegated admin that nobody recorded', () => look(customer(toTrey(), [])), ['delegatedAdminUnknown']],
    [
      'delegated admin that ended yesterday',
      () => look(customer(toTrey(), [held({ endDate: day('2026-11-21') })])),
      ['delegatedAdminEnded'],
    ],
    [
      'delegated admin that ends in 30 days',
      () => look(customer(toTrey(), [held({ endDate: day('2026-12-22') })])),
      ['delegatedAdminEnding'],
    ],
    [
      'none: delegated admin that ends in 31 days',
      () => look(customer(toTrey(), [held({ endDate: day('2026-12-23') })])),
      [],
    ],
    ['another name stored than the partner has', () => look(customer(toTrey(renamed))), ['supportContactOutdated']],
    [
      'another MPN id stored than the partner has',
      () => look(customer(toTrey(renumbered))),
      ['supportContactOutdated'],
    ],
    ['none: the book has no MPN id', () => look(customer(toTrey()), { ...trey, mpnId: '' }), []],
    ['designated though expired', () => look(customer(toTrey({ status: 'expired' }))), ['expiredDesignation']],
    ['designated though disabled', () => look(customer(toTrey({ status: 'disabled' }))), ['expiredDesignation']],
    ['none: designated while suspended', () => look(customer(toTrey({ status: 'suspended' }))), []],
    [
      'a domain of several customers',
      () => look(customer(toTrey(), [held()], { domains: ['a.example', 'b.example'] }), trey, ['b.example']),
      ['sharedDomain'],
    ],
    ['none: domains of its own', () => look(customer(toTrey(), [held()], { domains: ['a.example'] })), []],
  ])('%s', (_, found, expected) => {
    expect(codes(found())).toEqual(expected);
  });

  it('names the subscription, and no subscription for what is about the customer', () => {
    const found = look(customer(buildSubscription(7), [held()], { domains: ['a.example'] }), trey, ['a.example']);
    expect(found.map(({ subscriptionId: id }) => id)).toEqual([subscriptionId(7), undefined]);
  });

  it.each<[string, Customer]>([
    ['still default', customer(buildSubscription(1))],
    ['stored name differs', customer(toTrey(renamed))],
    ['expired', customer(toTrey({ status: 'expired' }))],
    ['delegated admin missing', customer(toTrey(), [held({ kind: 'none' })])],
  ])('are cleared by their fix: %s', (_, before) => {
    const [finding] = look(before);
    const contactOf = (fix: Fix) => {
      if (fix.kind === 'refreshContact') return fix.contact;
      return fix.kind === 'designate' && fix.candidates[0] === trey.tenantId ? toSupportContact(trey) : undefined;
    };
    const fix = finding?.fixes.find(({ kind }) => ['designate', 'clear', 'refreshContact'].includes(kind));
    if (!finding || !fix) throw new Error('no finding that a designation would settle');
    const after = look(designate(before, subscriptionId(1), contactOf(fix)));
    expect(codes(after)).not.toContain(finding.code);
  });
});

const reach = { telephone: '+81 3 5550 0100', email: 'help@trey.example' };
const partner = (support: Partial<Partner['support']>, fields: Partial<Partner> = {}) =>
  buildPartner(2, { verifiedOn: today, ...fields, support: { languages: [], ...support } });

describe('findings of a partner', () => {
  it.each<[string, Partner, FindingCode[]]>([
    ['none: confirmed today, reachable both ways', partner(reach), []],
    ['neither telephone nor email', partner({}), ['unreachable']],
    ['no telephone', partner({ email: reach.email }), ['telephoneMissing']],
    ['no email', partner({ telephone: reach.telephone }), ['emailMissing']],
    ['none: nothing to reach where the relationship has ended', partner({}, { relationship: 'ended' }), []],
    ['a telephone number that cannot be dialled', partner({ ...reach, telephone: 'ask Ann' }), ['telephoneInvalid']],
    ['an email address that cannot be written to', partner({ ...reach, email: 'a@b@c' }), ['emailInvalid']],
    ['a website that cannot be opened', partner({ ...reach, website: 'javascript:alert(1)' }), ['websiteInvalid']],
    ['none: a website that can', partner({ ...reach, website: 'https://trey.example/' }), []],
    ['none: confirmed 180 days ago', partner(reach, { verifiedOn: day('2026-05-26') }), []],
    ['confirmed 181 days ago', partner(reach, { verifiedOn: day('2026-05-25') }), ['profileUnverified']],
    ['our own profile, too', { ...us, verifiedOn: today }, ['unreachable']],
  ])('%s', (_, of, expected) => {
    expect(codes(findingsOfPartner(of, today))).toEqual(expected);
  });

  it('tell a profile that nobody ever confirmed, until it is', () => {
    const { verifiedOn: _, ...never } = partner(reach);
    expect(codes(findingsOfPartner(never, today))).toEqual(['profileNeverVerified']);
    expect(findingsOfPartner({ ...never, verifiedOn: today }, today)).toEqual([]);
  });

  it('ask for confirmation after as many days as they are told', () => {
    const old = partner(reach, { verifiedOn: day('2026-11-01') });
    expect([20, 21].map((days) => findingsOfPartner(old, today, days).length)).toEqual([1, 0]);
  });
});

describe('messages', () => {
  const kinds: Fix['kind'][] = [
    'designate',
    'clear',
    'refreshContact',
    'addPartner',
    'editRelationship',
    'editDelegatedAdmin',
    'editPartner',
    'confirmProfile',
    'editDomains',
  ];
  it.each([
    ['English', en],
    ['Japanese', ja],
  ])('name every finding, its reason and its fix in %s', (_, messages) => {
    const wanted = [
      ...FINDING_CODES.flatMap((code) => [`findings.${code}.title`, `findings.${code}.reason`]),
      ...kinds.map((kind) => `findings.fix.${kind}`),
    ];
    const stemsOf = (some: object) =>
      [...new Set(Object.keys(some).map((key) => key.replace(/_(one|other)$/, '')))].sort();
    const stems = stemsOf(messages);
    expect(wanted.filter((key) => !stems.includes(key))).toEqual([]);
    expect(stems).toEqual(stemsOf(en));
  });
});
