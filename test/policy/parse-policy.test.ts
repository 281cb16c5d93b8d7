import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LOGO_CHARACTERS } from '../../lib/policy/parse-logo.ts';
import { NO_POLICY, parsePolicy } from '../../lib/policy/parse-policy.ts';
import { POLICY } from '../../lib/policy/schema.ts';
import { EXAMPLES } from '../../scripts/policy/browsers.ts';

const LINK = String(POLICY.feeds.example[0]);
const SVG = "<svg xmlns='http://www.w3.org/2000/svg'/>";
const PNG = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUg==';

const faultOf = (key: string, value: unknown) => parsePolicy({ [key]: value }).faults.map(({ fault }) => fault);

describe('a policy', () => {
  it.each([['nothing'], [null], [7], [[1]], [undefined]])('of %j is none', (input) => {
    expect(parsePolicy(input)).toEqual(NO_POLICY);
  });

  it('keeps what can be read when other keys cannot, and reports those', () => {
    const { values, faults, raw } = parsePolicy({ role: 7, theme: 'dark', cardEnabled: 'maybe', nonsense: 1 });
    expect(values).toEqual({ theme: 'dark' });
    expect(faults).toEqual([
      { key: 'role', fault: 'notText' },
      { key: 'cardEnabled', fault: 'notSwitch' },
      { key: 'nonsense', fault: 'unknownKey' },
    ]);
    expect(raw).toEqual({ role: 7, theme: 'dark', cardEnabled: 'maybe', nonsense: 1 });
  });

  it('takes an empty text and null for not set', () => {
    expect(parsePolicy({ role: '', brandName: null, workspaceUrl: '' })).toEqual(NO_POLICY);
  });

  it('reads every example of the schema', () => {
    const { values, faults } = parsePolicy(EXAMPLES);
    expect(faults).toEqual([]);
    expect(Object.keys(values)).toEqual(Object.keys(POLICY));
  });

  it('is read whatever an administrator wrote', () => {
    const anyKey = fc.oneof(fc.constantFrom(...Object.keys(POLICY), '__proto__', 'constructor'), fc.string());
    fc.assert(
      fc.property(fc.dictionary(anyKey, fc.anything()), (input) => {
        const { values, faults } = parsePolicy(JSON.parse(JSON.stringify(input)));
        for (const key of Object.keys(values)) expect(Object.keys(POLICY)).toContain(key);
        for (const { fault } of faults) expect(fault).not.toBe('');
      }),
    );
  });
});

describe('a value', () => {
  it.each([
    ['a choice with space around it', 'role', ' partner ', 'partner'],
    ['a switch as a registry has it', 'cardEnabled', 0, false],
    ['a switch as text', 'skipFirstRun', 'true', true],
    [
      'a tenant id in upper case',
      'ownTenantId',
      '{11111111-2222-4333-8444-55555555555A}',
      '11111111-2222-4333-8444-55555555555a',
    ],
    ['a list as one text with a line each', 'locked', 'role\r\n theme \n', ['role', 'theme']],
    ['a colour in upper case', 'brandColor', '#0F6CBD', '#0f6cbd'],
    ['an SVG as text', 'brandLogo', `data:image/svg+xml,${encodeURIComponent(SVG)}`, undefined],
    ['an SVG as base64', 'brandLogo', `data:image/svg+xml;base64,${btoa(SVG)}`, undefined],
    ['a PNG', 'brandLogo', PNG, undefined],
  ])('may be %s', (_, key, written, read) => {
    const { values, faults } = parsePolicy({ [key]: written });
    expect(faults).toEqual([]);
    expect(values).toEqual({ [key]: read ?? written });
  });

  it.each([
    ['a role that there is not', 'role', 'king', ['notChoice']],
    ['text where a list is', 'feeds', 7, ['notList']],
    ['no tenant', 'ownTenantId', 'contoso', ['notTenant']],
    ['a name without end', 'brandName', 'x'.repeat(61), ['tooLong']],
    ['a colour by name', 'brandColor', 'red', ['notColor']],
    ['an address as logo', 'brandLogo', 'https://x.example/logo.png', ['notImage']],
    ['a JPEG', 'brandLogo', 'data:image/jpeg;base64,/9j/4AAQ', ['notImage']],
    ['HTML as logo', 'brandLogo', 'data:text/html,<script>1</script>', ['notImage']],
    ['something else that calls itself SVG', 'brandLogo', 'data:image/svg+xml,hello', ['notImage']],
    ['something else that calls itself PNG', 'brandLogo', 'data:image/png;base64,AAAA', ['notImage']],
    ['an unfinished escape', 'brandLogo', 'data:image/svg+xml,%3Csvg%', ['notImage']],
    ['a logo too large', 'brandLogo', `${PNG.slice(0, -2)}${'A'.repeat(MAX_LOGO_CHARACTERS)}`, ['imageTooLarge']],
    ['an address that is no workspace', 'workspaceUrl', 'https://x.example/', ['notWorkspace']],
    ['a lock on what nobody has', 'locked', ['feeds'], ['notLockable']],
  ])('may not be %s', (_, key, written, faults) => {
    expect(faultOf(key, written)).toEqual(faults);
    expect(parsePolicy({ [key]: written }).values).toEqual({});
  });

  it('keeps the good items of a list, and says which are not', () => {
    const { values, faults } = parsePolicy({ feeds: ['x', LINK, 7] });
    expect(values.feeds).toHaveLength(1);
    expect(faults).toEqual([
      { key: 'feeds', fault: 'notInvitation', item: 1 },
      { key: 'feeds', fault: 'notText', item: 3 },
    ]);
  });
});
