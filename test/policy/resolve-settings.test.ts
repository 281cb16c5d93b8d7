import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, effectiveSettings } from '../../lib/effective-settings.ts';
import type { OwnSettings } from '../../lib/own-settings.ts';
import { parsePolicy } from '../../lib/policy/parse-policy.ts';
import { rememberedOf } from '../../lib/policy/remembered.ts';
import { decide, lockedKeys } from '../../lib/policy/resolve-settings.ts';
import { CORNERS, THEMES } from '../../lib/settings-choices.ts';

const WORKSPACE = 'https://contoso.blob.core.windows.net/team?sp=rl&sv=2024-11-04&sr=c&sig=x';

const decided = (own: OwnSettings, raw: object) => decide(own, parsePolicy(raw), DEFAULT_SETTINGS);

describe('a setting is', () => {
  it.each([
    ['the default where nobody says', {}, {}, 'auto', 'default'],
    ['one’s own', { theme: 'dark' }, {}, 'dark', 'own'],
    ['the policy’s default', {}, { theme: 'light' }, 'light', 'policy'],
    ['one’s own before the policy’s default', { theme: 'dark' }, { theme: 'light' }, 'dark', 'own'],
    ['one’s own though it is the default of all', { theme: 'auto' }, { theme: 'light' }, 'auto', 'own'],
    ['the policy’s when it is locked', { theme: 'dark' }, { theme: 'light', locked: ['theme'] }, 'light', 'locked'],
    ['one’s own when another is locked', { theme: 'dark' }, { theme: 'light', locked: ['role'] }, 'dark', 'own'],
    ['one’s own when it is locked to nothing', { theme: 'dark' }, { locked: ['theme'] }, 'dark', 'own'],
    ['one’s own when it is locked to nonsense', { theme: 'dark' }, { theme: 'pink', locked: ['theme'] }, 'dark', 'own'],
  ] as const)('%s', (_, own, raw, value, why) => {
    expect(decided(own, raw).theme).toEqual({ value, why });
  });
});

it('every pair of own value and policy comes to one of the two, by the lock', () => {
  const theme = fc.constantFrom(...THEMES);
  const corner = fc.constantFrom(...CORNERS);
  fc.assert(
    fc.property(theme, theme, corner, corner, fc.boolean(), (mine, theirs, myCorner, theirCorner, isLocked) => {
      const locked = isLocked ? ['theme', 'cardCorner'] : [];
      const policy = parsePolicy({ theme: theirs, cardCorner: theirCorner, locked });
      const settings = effectiveSettings({ theme: mine, card: { corner: myCorner } }, policy);
      expect(settings.theme).toBe(isLocked ? theirs : mine);
      expect(settings.card.corner).toBe(isLocked ? theirCorner : myCorner);
      expect(lockedKeys(policy).size).toBe(locked.length);
    }),
  );
});

describe('without a first run the role is', () => {
  it.each([
    ['a customer’s', {}, {}, 'customer', 'skipFirstRun'],
    ['a helpdesk’s with a workspace', {}, { workspaceUrl: WORKSPACE }, 'helpdesk', 'skipFirstRun'],
    ['the policy’s', {}, { role: 'partner' }, 'partner', 'policy'],
    ['one’s own', { role: 'partner' }, {}, 'partner', 'own'],
  ] as const)('%s', (_, own, raw, value, why) => {
    expect(decided(own, { skipFirstRun: true, ...raw }).role).toEqual({ value, why });
  });

  it.each([
    ['a helpdesk’s while its workspace is a secret that was not remembered', {}, 'helpdesk', 'skipFirstRun'],
    ['the policy’s then too', { role: 'partner' }, 'partner', 'policy'],
  ] as const)('%s', (_, raw, value, why) => {
    const { raw: rest, withheld } = rememberedOf({ skipFirstRun: true, workspaceUrl: WORKSPACE, ...raw });
    const remembered = parsePolicy(rest, withheld);
    expect(remembered.values).not.toHaveProperty('workspaceUrl');
    expect(decide({}, remembered, DEFAULT_SETTINGS).role).toEqual({ value, why });
  });

  it('a customer’s while a workspace that cannot be used is all that was set', () => {
    const { raw, withheld } = rememberedOf({ skipFirstRun: true, workspaceUrl: 'nonsense' });
    expect(decide({}, parsePolicy(raw, withheld), DEFAULT_SETTINGS).role.value).toBe('customer');
  });

  it('asked for where there is one', () => {
    expect(decided({}, { skipFirstRun: false }).role).toEqual({ value: null, why: 'default' });
  });
});

it('a brand is the policy’s alone, with its colours ready', () => {
  const brand = { brandName: 'Contoso', brandColor: '#ffff00' };
  expect(effectiveSettings({}, parsePolicy(brand)).brand).toEqual({
    name: 'Contoso',
    tokens: expect.objectContaining({ '--colorBrandBackground': expect.stringMatching(/^light-dark/) }),
  });
  expect(effectiveSettings({}, parsePolicy({ theme: 'dark' }))).not.toHaveProperty('brand');
});

it('all of it reaches the settings', () => {
  const raw = {
    role: 'customer',
    ownTenantId: '11111111-2222-4333-8444-555555555555',
    language: 'ja',
    theme: 'dark',
    cardEnabled: false,
    cardCorner: 'topLeft',
    cardOpenOnSupportRoutes: false,
  };
  const { cardEnabled: enabled, cardCorner: corner, cardOpenOnSupportRoutes: openOnSupportRoutes, ...rest } = raw;
  const card = { enabled, corner, openOnSupportRoutes };
  expect(effectiveSettings({ authorName: 'Kim' }, parsePolicy(raw))).toEqual({ ...rest, authorName: 'Kim', card });
});
