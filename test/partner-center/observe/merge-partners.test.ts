import { describe, expect, it } from 'vitest';
import type { Partner } from '../../../lib/directory/types.ts';
import { mergePartners, otherTenant } from '../../../lib/partner-center/observe/merge-partners.ts';
import type { ObservedPartners } from '../../../lib/partner-center/observe/observed-partners.ts';
import type { Page, SeenPartner } from '../../../lib/partner-center/types.ts';
import { buildPartner, tenant, us } from '../../directory/build.ts';
import { AT } from './build-observed.ts';

const NOTHING = { ok: false, fault: { at: AT, call: 'organization', reason: 'forbidden', status: 403 } } as const;

const observed = (fields: Partial<ObservedPartners> = {}): ObservedPartners => ({
  v: 1,
  at: AT,
  organization: NOTHING,
  mpnProfile: NOTHING,
  supportProfile: NOTHING,
  resellers: NOTHING,
  providers: NOTHING,
  ...fields,
});

const seen = (n: number, fields: Partial<SeenPartner> = {}): SeenPartner => ({
  tenantId: tenant(n),
  name: `Seen ${n}`,
  mpnId: `77${n}`,
  ...fields,
});

const ourselves = { ok: true, value: { tenantId: us.tenantId, companyName: 'Woodgrove' } } as const;

const resellers = (items: SeenPartner[], rest: Partial<Page<SeenPartner>> = {}) =>
  observed({ organization: ourselves, resellers: { ok: true, value: { items, unreadable: [], ...rest } } });

const becomes = (partners: Partner[], says: ObservedPartners, n: number) =>
  mergePartners(partners, says).find(({ tenantId }) => tenantId === tenant(n));

describe('a reseller', () => {
  it('that is new is added with what is known of it', () => {
    expect(becomes([us], resellers([seen(2, { country: 'DE', relationship: 'requested' })]), 2)).toEqual(
      buildPartner(2, {
        name: 'Seen 2',
        mpnId: '772',
        country: 'DE',
        relationship: 'requested',
        support: { languages: [] },
      }),
    );
  });

  it.each<[string, Partial<Partner>, Partial<SeenPartner>, Partial<Partner>]>([
    ['takes its MPN id, keeps its name', { name: 'Ours' }, {}, { name: 'Ours', mpnId: '772' }],
    ['keeps its MPN id where none came', { mpnId: '1' }, { mpnId: '' }, { mpnId: '1' }],
    [
      'is active where the answer names no state',
      { relationship: 'requested' },
      {},
      { relationship: 'active', mpnId: '772' },
    ],
    ['takes the state of the relationship', {}, { relationship: 'none' }, { relationship: 'none', mpnId: '772' }],
    ['gets a country where it has none', {}, { country: 'DE' }, { country: 'DE', mpnId: '772' }],
    ['keeps its country', { country: 'JP' }, { country: 'DE' }, { country: 'JP', mpnId: '772' }],
  ])('%s', (_, before, says, after) => {
    const partner = buildPartner(2, before);
    expect(becomes([us, partner], resellers([seen(2, says)]), 2)).toEqual({ ...partner, ...after });
  });

  it.each<[string, ObservedPartners, Partner['relationship']]>([
    ['ends when others are listed and it is not', resellers([seen(3)]), 'ended'],
    ['stays when nobody is listed', resellers([]), 'active'],
    ['stays when rows could not be read', resellers([seen(3)], { unreadable: ['id'] }), 'active'],
    ['stays when there is more to the list', resellers([seen(3)], { next: { path: '/x', headers: {} } }), 'active'],
    ['stays when the list could not be read', observed({ organization: ourselves }), 'active'],
    ['stays when it is not known who was asked for', { ...resellers([seen(3)]), organization: NOTHING }, 'active'],
  ])('%s', (_, says, relationship) => {
    const before = buildPartner(2);
    const after = mergePartners([us, before], says).find(({ tenantId }) => tenantId === tenant(2)) ?? before;
    expect(after).toEqual({ ...before, relationship });
  });

  it('that was only requested stays so while it is not listed', () => {
    expect(becomes([us, buildPartner(2, { relationship: 'requested' })], resellers([seen(3)]), 2)).toBeUndefined();
  });

  it('that is ourselves is none', () => {
    expect(becomes([us], resellers([seen(1)]), 1)).toEqual(us);
  });
});

describe('we ourselves', () => {
  const all = observed({
    organization: { ok: true, value: { tenantId: us.tenantId, companyName: 'Woodgrove', country: 'US' } },
    mpnProfile: { ok: true, value: { mpnId: '4391507', partnerName: 'Woodgrove' } },
    supportProfile: { ok: true, value: { email: 'help@w.example', telephone: '+1', website: 'https://w.example/' } },
  });

  it('get what is empty', () => {
    const bare = { ...us, mpnId: '', support: { languages: ['en'], email: 'ours@w.example' } };
    expect(mergePartners([bare], all)).toEqual([
      {
        ...us,
        mpnId: '4391507',
        country: 'US',
        support: { languages: ['en'], email: 'ours@w.example', telephone: '+1', website: 'https://w.example/' },
      },
    ]);
  });

  it.each([
    ['a provider where resellers are listed', [seen(2)], 'indirectProvider'],
    ['a direct-bill partner where none are', [], 'directBill'],
  ] as const)('are added as %s', (_, items, role) => {
    const says = { ...all, resellers: { ok: true as const, value: { items: [...items], unreadable: [] } } };
    expect(becomes([], says, 1)).toMatchObject({ name: 'Woodgrove', role, mpnId: '4391507', relationship: 'active' });
  });

  it('are not taken for whoever else signed in, nor are their resellers', () => {
    const other = {
      ...resellers([seen(3)]),
      organization: { ok: true as const, value: { tenantId: tenant(8), companyName: 'X' } },
    };
    expect(otherTenant([us], other)).toBe('X');
    expect(mergePartners([us, buildPartner(2)], other)).toEqual([]);
  });
});
