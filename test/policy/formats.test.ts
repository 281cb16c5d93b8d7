import { parse } from 'plist';
import { describe, expect, it } from 'vitest';
import { FIREFOX_ID } from '../../lib/extension-ids.ts';
import { parsePolicy } from '../../lib/policy/parse-policy.ts';
import { POLICY, type PolicyDefinition } from '../../lib/policy/schema.ts';
import { entriesOf, installationKey, policyKey } from '../../scripts/policy/browsers.ts';
import { readReg } from './read-reg.ts';
import { all, readXml } from './read-xml.ts';
import { BROWSERS, fileOf, MAKES } from './sample-files.ts';

describe.each(MAKES)('with %s', (_, values) => {
  it.each(BROWSERS)('a profile of macOS sets them in the domains of $name', ({ name, domain, id, installation }) => {
    const profile = parse(fileOf(values, `macos/${name.toLowerCase()}.mobileconfig`));
    expect(profile).toMatchObject({
      PayloadType: 'Configuration',
      PayloadVersion: 1,
      PayloadContent: [
        { PayloadType: domain, ExtensionSettings: { [id]: installation } },
        { PayloadType: `${domain}.extensions.${id}`, ...values },
      ],
    });
    const uuids = JSON.stringify(profile).match(/(?<="PayloadUUID":")[^"]+/g) ?? [];
    expect(new Set(uuids).size).toBe(3);
    for (const uuid of uuids) expect(uuid).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
  });

  it('a profile of macOS sets them in Firefox’s', () => {
    expect(parse(fileOf(values, 'macos/firefox.mobileconfig'))).toMatchObject({
      PayloadContent: [
        { PayloadType: 'org.mozilla.firefox', '3rdparty': { Extensions: { [FIREFOX_ID]: { ...values } } } },
      ],
    });
  });

  it.each(BROWSERS)('a file for the registry sets them for $name', (browser) => {
    const keys = readReg(fileOf(values, `windows/${browser.name.toLowerCase()}.reg`));
    const read = (key: string) => keys.get(`HKEY_LOCAL_MACHINE\\${key}`);
    expect(read(installationKey(browser))).toEqual(browser.installation);
    const lists = entriesOf(values).flatMap(([key, value]) => (Array.isArray(value) ? [key] : []));
    const found = Object.fromEntries(
      lists.map((key) => [key, Object.values(read(`${policyKey(browser)}\\${key}`) ?? {})]),
    );
    const raw = { ...read(policyKey(browser)), ...found };
    expect(Object.keys(raw).sort()).toEqual(Object.keys(values).sort());
    expect(parsePolicy(raw).values).toEqual(parsePolicy(values).values);
    expect(raw).toMatchObject({ brandName: values.brandName, feeds: values.feeds });
    expect(keys.size).toBe(2 + lists.length);
  });

  it.each(BROWSERS)('what Intune sends holds them for $name', ({ name }) => {
    const { omaSettings } = JSON.parse(fileOf(values, `intune/${name.toLowerCase()}.json`));
    const sent = new Map<string, string>(
      omaSettings.map(({ displayName, value }: { displayName: string; value: string }) => [displayName, value]),
    );
    for (const [key, value] of entriesOf(values)) {
      const { kind }: PolicyDefinition = POLICY[key];
      const root = readXml(`<policy>${sent.get(key)}</policy>`);
      const [state, data] = [...root.childNodes];
      expect([key, state?.nodeName]).toEqual([key, value === false ? 'disabled' : 'enabled']);
      if (kind === 'switch') continue;
      const [element] = all(root, 'data');
      expect(element).toBe(data);
      expect(element?.getAttribute('id')).toBe(key);
      const text = element?.getAttribute('value') ?? '';
      const items = text.split('\uF000').filter((_, index) => index % 2 === 1);
      expect(kind === 'list' ? items : text).toEqual(value);
    }
  });
});
