import { describe, expect, it } from 'vitest';
import { parsePartner } from '../../lib/directory/parse.ts';
import { TENANT, unwrap } from './sample-input.ts';

describe('parsePartner', () => {
  it('fills in what is missing and makes nobody eligible by an omission', () => {
    expect(unwrap(parsePartner({ tenantId: TENANT, name: 'Trey Research' }))).toEqual({
      tenantId: TENANT,
      mpnId: '',
      name: 'Trey Research',
      role: 'indirectReseller',
      relationship: 'none',
      support: { languages: [] },
    });
  });

  it('takes ours with ourselves as active', () => {
    const own = parsePartner({ tenantId: TENANT, name: 'Us', role: 'Indirect provider', relationship: 'ended' });
    expect(unwrap(own)).toMatchObject({ role: 'indirectProvider', relationship: 'active' });
  });

  it('puts a support profile into its stored form', () => {
    const support = {
      Email: 'help@Trey.Example',
      telephone: '+81 3-1234-5678',
      website: 'trey.example/support',
      languages: ['EN-us', 'ja', 'ja'],
      hours: {
        timeZone: 'Asia/Tokyo',
        ranges: [{ days: [5, 1, 1], from: '09:00', to: '24:00' }],
        holidays: ['2026-12-25', '2026-01-01'],
      },
      channels: { critical: ' call us ', __proto__: { high: 'x' } },
    };
    expect(unwrap(parsePartner({ tenantId: TENANT, name: 'T', support })).support).toEqual({
      email: 'help@trey.example',
      telephone: '+81 3-1234-5678',
      website: 'https://trey.example/support',
      languages: ['en-US', 'ja'],
      hours: {
        timeZone: 'Asia/Tokyo',
        ranges: [{ days: [1, 5], from: '09:00', to: '24:00' }],
        holidays: ['2026-01-01', '2026-12-25'],
      },
      channels: { critical: 'call us' },
    });
  });

  it.each([
    ['a script for a website', { website: 'javascript:alert(1)' }, 'website', 'support.website'],
    ['two mail addresses', { email: 'a@b.example,c@d.example' }, 'email', 'support.email'],
    ['a language that is no tag', { languages: ['en', '?'] }, 'language', 'support.languages.1'],
    ['an unknown time zone', { hours: { timeZone: 'Mars/Olympus' } }, 'timeZone', 'support.hours.timeZone'],
    [
      'a 25th hour',
      { hours: { timeZone: 'UTC', ranges: [{ days: [1], from: '25:00', to: '09:00' }] } },
      'time',
      'support.hours.ranges.0.from',
    ],
    [
      'an eighth weekday',
      { hours: { timeZone: 'UTC', ranges: [{ days: [8], from: '08:00', to: '09:00' }] } },
      'weekday',
      'support.hours.ranges.0.days.0',
    ],
  ])('names what is wrong with %s', (_, support, code, path) => {
    const result = parsePartner({ tenantId: TENANT, name: 'T', support });
    expect(result).toMatchObject({ ok: false, problems: [{ code, path }] });
  });

  it('leaves out hours and channels that state nothing', () => {
    const support = { hours: { timeZone: 'UTC', ranges: [], holidays: [] }, channels: { critical: ' ' } };
    expect(unwrap(parsePartner({ tenantId: TENANT, name: 'T', support })).support).toEqual({ languages: [] });
  });

  it('is stable: a parsed partner parses to itself', () => {
    const partner = unwrap(
      parsePartner({ tenantId: TENANT, name: 'T', support: { website: 'x.example', email: "o'b+c@x.example" } }),
    );
    expect(unwrap(parsePartner(partner))).toEqual(partner);
  });
});
