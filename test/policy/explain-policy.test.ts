import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../lib/effective-settings.ts';
import type { OwnSettings } from '../../lib/own-settings.ts';
import { explainPolicy, explanationText } from '../../lib/policy/explain-policy.ts';
import { parsePolicy } from '../../lib/policy/parse-policy.ts';
import { POLICY, type PolicyKey } from '../../lib/policy/schema.ts';
import { EXAMPLES } from '../../scripts/policy/browsers.ts';

const explain = (own: OwnSettings, raw: object) => explainPolicy(own, parsePolicy(raw), DEFAULT_SETTINGS);

const factOf = (key: PolicyKey, own: OwnSettings, raw: object) =>
  explain(own, raw).facts.find((fact) => fact.key === key);

it('says of every key what there is to say', () => {
  expect(explain({}, EXAMPLES).facts.map(({ key }) => key)).toEqual(Object.keys(POLICY));
});

describe('a key is explained', () => {
  it.each([
    [
      'locked',
      { theme: 'dark' },
      { theme: 'light', locked: ['theme'] },
      { raw: 'light', own: 'dark', effective: 'light', why: 'locked' },
    ],
    [
      'a default that is overridden',
      { theme: 'dark' },
      { theme: 'light' },
      { raw: 'light', own: 'dark', effective: 'dark', why: 'own' },
    ],
    ['a default', {}, { theme: 'light' }, { raw: 'light', effective: 'light', why: 'policy' }],
    ['not set', {}, {}, { effective: 'auto', why: 'default' }],
    [
      'unreadable',
      {},
      { theme: 7 },
      { raw: '7', effective: 'auto', why: 'default', faults: [{ key: 'theme', fault: 'notText' }] },
    ],
  ] as const)('when it is %s', (_, own, raw, fact) => {
    expect(factOf('theme', own, raw)).toEqual({ key: 'theme', usual: 'auto', faults: [], ...fact });
  });

  it('when nobody can choose it', () => {
    expect(factOf('brandName', {}, { brandName: 'Contoso' })).toMatchObject({ effective: 'Contoso', why: 'policy' });
    expect(factOf('brandName', {}, {})).toEqual({ key: 'brandName', why: 'default', faults: [] });
    expect(factOf('locked', {}, { theme: 'dark', locked: ['theme', 'role'] })).toMatchObject({ effective: 'theme' });
    expect(factOf('brandColor', {}, { brandColor: '#ffff00' })?.effective).toMatch(/^#ffff00 \(#\w{6}, #\w{6}\)$/);
  });
});

it('says how the policy stands to what a person may change', () => {
  const raw = { role: 'customer', theme: 'light', language: 'ja', cardEnabled: true, locked: ['role'] };
  expect(explain({ theme: 'dark' }, raw).management).toEqual({
    role: 'locked',
    theme: 'overridden',
    language: 'default',
    cardEnabled: 'default',
  });
});

it('knows a browser without policy', () => {
  expect(explain({}, {})).toMatchObject({ isManaged: false, management: {}, unknown: [] });
  expect(explain({}, { nonsense: 1 })).toMatchObject({ isManaged: true, unknown: ['nonsense'] });
});

describe('what the policy rests on', () => {
  const withheld = ['feeds' as const];
  it.each([
    ['the browser', parsePolicy({}), { state: 'answered' }, false, 'policy\tstate=answered\tfrom=browser'],
    ['what was remembered', parsePolicy({}, withheld), { state: 'late' }, true, 'policy\tstate=late\tfrom=remembered'],
    [
      'nothing',
      parsePolicy({}),
      { state: 'refused', reason: 'Access denied' },
      false,
      'policy\tstate=refused\tfrom=nothing\treason=Access denied',
    ],
  ] as const)('is told where it is %s', (_, policy, standing, isManaged, line) => {
    const explanation = explainPolicy({}, policy, DEFAULT_SETTINGS, standing);
    expect(explanation).toMatchObject({ standing, isManaged });
    expect(explanationText(explanation).split('\n')[0]).toBe(line);
  });

  it('is told of a secret that was not remembered', () => {
    const { facts } = explainPolicy({}, parsePolicy({}, withheld), DEFAULT_SETTINGS, { state: 'late' });
    expect(facts.find(({ key }) => key === 'feeds')).toMatchObject({ raw: '…', effective: '…', why: 'policy' });
  });
});

describe('a secret', () => {
  const [token, key] = ['sig=topsecret', 'k=topsecret'];
  it.each([
    ['in a workspace’s address', { workspaceUrl: `https://c.blob.core.windows.net/team?sp=rl&sv=1&sr=c&${token}` }],
    ['in an address that is none', { workspaceUrl: `https://user:topsecret@c.example/topsecret?${token}` }],
    ['in no address at all', { workspaceUrl: 'topsecret' }],
    ['in an invitation', { feeds: [`${POLICY.feeds.example[0]}&${key}`, 'topsecret'] }],
    ['in the wrong place', { feeds: { topsecret: 'topsecret' }, workspaceUrl: ['topsecret'] }],
    ['with a misspelt name', { workspaceURL: 'topsecret' }],
  ])('%s is never shown', (_, raw) => {
    const explanation = explain({}, raw);
    expect(JSON.stringify(explanation)).not.toContain('topsecret');
    expect(explanationText(explanation)).not.toContain('topsecret');
  });

  it('leaves enough to tell one from another', () => {
    const { example } = POLICY.workspaceUrl;
    expect(factOf('workspaceUrl', {}, { workspaceUrl: example })).toMatchObject({
      raw: 'https://contoso.blob.core.windows.net/support-contacts?…',
      effective: 'https://contoso.blob.core.windows.net/support-contacts?…',
    });
    expect(factOf('feeds', {}, EXAMPLES)?.effective).toBe('https://feeds.partner.example/…');
  });
});

it('is copied as plain lines, faults and all', () => {
  const text = explanationText(explain({ theme: 'dark' }, { theme: 'light', feeds: ['x'], nonsense: 1 }));
  expect(text).toContain('theme\tpolicy=light\town=dark\tdefault=auto\teffective=dark\twhy=own');
  expect(text).toContain('fault=notInvitation[1]');
  expect(text.split('\n').at(-1)).toBe('nonsense\tfault=unknownKey');
});
