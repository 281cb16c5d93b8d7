import { describe, expect, it } from 'vitest';
import { designationDoubts, eligiblePartners } from '../../lib/directory/eligibility.ts';
import { toSupportContact } from '../../lib/directory/own-partner.ts';
import type { DelegatedAdmin, Partner } from '../../lib/directory/types.ts';
import { buildCustomer, buildPartner, day, tenant, us } from './build.ts';

const today = day('2026-11-22');
const reseller = buildPartner(2);
const gdap = (endDate?: string): DelegatedAdmin => ({
  tenantId: reseller.tenantId,
  kind: 'gdap',
  ...(endDate ? { endDate: day(endDate) } : {}),
});
const doubts = (partner: Partner, held: DelegatedAdmin[]) =>
  designationDoubts(
    toSupportContact(partner),
    buildCustomer({ delegatedAdmin: held }),
    { partners: [us, partner] },
    today,
  );

describe('a designation', () => {
  it.each([
    ['holds with an active relationship and open-ended delegated admin', reseller, [gdap()], []],
    ['holds while delegated admin lasts 31 days more', reseller, [gdap('2026-12-23')], []],
    [
      'is noted when delegated admin ends in 30 days',
      reseller,
      [gdap('2026-12-22')],
      [{ reason: 'delegatedAdminEnding', level: 'notice', endDate: '2026-12-22' }],
    ],
    [
      'is noted on the last day of delegated admin',
      reseller,
      [gdap('2026-11-22')],
      [{ reason: 'delegatedAdminEnding', level: 'notice', endDate: '2026-11-22' }],
    ],
    [
      'is in doubt the day after',
      reseller,
      [gdap('2026-11-21')],
      [{ reason: 'delegatedAdminEnded', level: 'warning', endDate: '2026-11-21' }],
    ],
    [
      'is in doubt without delegated admin',
      reseller,
      [{ ...gdap(), kind: 'none' as const }],
      [{ reason: 'delegatedAdminMissing', level: 'warning' }],
    ],
    [
      'is noted when nobody told us of delegated admin',
      reseller,
      [],
      [{ reason: 'delegatedAdminUnknown', level: 'notice' }],
    ],
    [
      'does not hold through the delegated admin of another',
      reseller,
      [{ ...gdap(), tenantId: tenant(3) }],
      [{ reason: 'delegatedAdminUnknown', level: 'notice' }],
    ],
    [
      'is in doubt without a relationship',
      buildPartner(2, { relationship: 'none' }),
      [gdap()],
      [{ reason: 'relationshipNone', level: 'warning' }],
    ],
    [
      'is in doubt while the relationship is requested',
      buildPartner(2, { relationship: 'requested' }),
      [gdap()],
      [{ reason: 'relationshipRequested', level: 'warning' }],
    ],
    [
      'has every reason told once relationship and delegated admin are gone',
      buildPartner(2, { relationship: 'ended' }),
      [gdap('2026-01-01')],
      [
        { reason: 'relationshipEnded', level: 'warning' },
        { reason: 'delegatedAdminEnded', level: 'warning', endDate: '2026-01-01' },
      ],
    ],
  ])('%s', (_, partner, held, expected) => {
    expect(doubts(partner, held)).toEqual(expected);
  });

  it('is in doubt when the book does not know the partner', () => {
    const contact = toSupportContact(buildPartner(8));
    expect(designationDoubts(contact, buildCustomer(), { partners: [us] }, today)).toEqual([
      { reason: 'partnerUnknown', level: 'warning' },
    ]);
  });

  it('to ourselves always holds', () => {
    expect(doubts(us, [])).toEqual([]);
  });
});

describe('eligiblePartners', () => {
  it('lists ourselves first, then everyone by name, and says who may not be designated', () => {
    const partners = [
      buildPartner(2, { name: 'beta 10' }),
      buildPartner(3, { name: 'Beta 9', relationship: 'ended' }),
      buildPartner(4, { name: 'alpha' }),
      { ...us, name: 'Zeta', tenantId: tenant(5) },
    ];
    const listed = eligiblePartners(buildCustomer(), { partners }, today);
    expect(listed.map(({ partner, eligible }) => [partner.name, eligible])).toEqual([
      ['Zeta', true],
      ['alpha', true],
      ['Beta 9', false],
      ['beta 10', true],
    ]);
    expect(listed[1]?.doubts).toEqual([{ reason: 'delegatedAdminUnknown', level: 'notice' }]);
  });

  it('lists the resellers alone while no own partner is on record', () => {
    expect(eligiblePartners(buildCustomer(), { partners: [reseller] }, today)).toHaveLength(1);
  });
});
