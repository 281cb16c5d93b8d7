import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHROMIUM_ID, CHROMIUM_KEY, FIREFOX_ID } from '../../lib/extension-ids.ts';
import { parsePolicy } from '../../lib/policy/parse-policy.ts';
import { POLICY } from '../../lib/policy/schema.ts';
import { EXAMPLES, edgeOf, OWN_IDS } from '../../scripts/policy/browsers.ts';
import { policyFiles } from '../../scripts/policy/files.ts';
import { managedSchema } from '../../scripts/policy/managed-schema.ts';
import { setScript } from '../../scripts/policy/powershell.ts';
import { regOf } from '../../scripts/policy/reg.ts';
import { withTable } from '../../scripts/policy/table.ts';
import { readAllTitles } from '../../scripts/policy/titles.ts';
import { chromiumIdFromKey } from '../e2e/support/extension-origin.ts';

const KEYS = Object.keys(POLICY);
const REMEDY = 'run npm run policy';
const files = policyFiles({ ids: OWN_IDS, values: EXAMPLES, titles: await readAllTitles() });
const textOf = (path: string) => files.get(path) ?? expect.fail(`There is no ${path}.`);
const named = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name);
const paths = [...files.keys()];

describe('what the schema makes is what is committed', () => {
  it('for every file below deploy/, and there are no others', async () => {
    const entries = await readdir('deploy', { recursive: true, withFileTypes: true });
    const present = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
    expect(present.sort(), REMEDY).toEqual(paths.map((path) => join('deploy', path)).sort());
  });

  it.each(paths)('for %s', async (path) => {
    expect(await readFile(join('deploy', path), 'utf8'), REMEDY).toBe(textOf(path));
  });

  it('for Chromium’s schema', async () => {
    expect(await readFile('public/managed_schema.json', 'utf8'), REMEDY).toBe(managedSchema());
  });

  it('for the table in docs/deploy.md', async () => {
    const guide = await readFile('docs/deploy.md', 'utf8');
    expect(guide, REMEDY).toBe(withTable(guide));
  });
});

it('the id in the files is the one that the manifest’s key gives', () => {
  expect(CHROMIUM_ID).toBe(chromiumIdFromKey(CHROMIUM_KEY));
});

describe('every format carries every key', () => {
  it.each(paths.filter((path) => path !== 'windows/remove.ps1'))('in %s', (path) => {
    for (const key of KEYS) expect(textOf(path)).toContain(key);
  });

  it('and what Linux and Firefox read is what the extension can read', () => {
    const chromium = JSON.parse(textOf('linux/chrome.json'))['3rdparty'].extensions[CHROMIUM_ID];
    const firefox = JSON.parse(textOf('firefox/policies.json')).policies['3rdparty'].Extensions[FIREFOX_ID];
    const native = JSON.parse(textOf('linux/firefox-managed-storage.json'));
    expect(native).toMatchObject({ name: FIREFOX_ID, type: 'storage' });
    for (const values of [chromium, firefox, native.data]) {
      expect(Object.keys(values)).toEqual(KEYS);
      expect(parsePolicy(values).faults).toEqual([]);
    }
  });
});

describe.each(['Chrome', 'Edge'])('the template for %s', (browser) => {
  const admx = textOf(`windows/admx/SupportContacts${browser}.admx`);

  it('is set by Intune under its own names', () => {
    const { omaSettings } = JSON.parse(textOf(`intune/${browser.toLowerCase()}.json`));
    const [template, install, ...settings] = omaSettings;
    expect(template.value).toBe(admx);
    expect(install.value).toBe('<enabled/>');
    const policies = named(admx, /<policy name="(\w+)"/g);
    const suffixes = settings.map(({ omaUri }: { omaUri: string }) => omaUri.split('/').at(-1));
    expect(['install', ...suffixes]).toEqual(policies);
  });
});

it('Chrome and Edge are not told each other’s words', () => {
  for (const path of paths) {
    const isBoth = path.endsWith('.ps1');
    if (!isBoth && /chrome/i.test(path))
      expect(textOf(path)).not.toMatch(/toolbar_state|microsoft\.com\/ext|Microsoft\\Edge/);
    if (!isBoth && /edge/i.test(path)) expect(textOf(path)).not.toMatch(/toolbar_pin|clients2\.google|Google\\Chrome/);
  }
});

it('the scripts print no value', () => {
  for (const path of paths.filter((one) => one.endsWith('.ps1'))) {
    const printed = textOf(path).match(/Write-(?:Output|Host) .*/g) ?? [];
    expect(printed.length).toBeGreaterThan(0);
    for (const line of printed) expect(line).not.toMatch(/Wanted|Found|Value|Policy\[/);
  }
});

describe('values of one’s own', () => {
  const values = { brandName: `O'Neill ’x’ "C:\\"`, feeds: ['a&b', "c'd"], cardEnabled: false } as const;
  const edge = edgeOf({ ...OWN_IDS, edge: 'p'.repeat(32) });

  it('are escaped for the registry editor', () => {
    const reg = regOf(edge, values);
    expect(reg).toContain(`"brandName"="O'Neill ’x’ \\"C:\\\\\\""`);
    expect(reg).toContain('"cardEnabled"=dword:00000000');
    expect(reg).toContain(`extensions\\${'p'.repeat(32)}\\policy\\feeds]\r\n"1"="a&b"\r\n"2"="c'd"`);
  });

  it('are escaped for PowerShell, whose texts end at typographic quotes too', () => {
    const script = setScript([edge], values);
    expect(script).toContain(`brandName = 'O''Neill ’’x’’ "C:\\"'`);
    expect(script).toContain(`feeds = @('a&b', 'c''d')`);
  });

  it('are escaped in XML', async () => {
    const made = policyFiles({ ids: OWN_IDS, values, titles: await readAllTitles() });
    expect(made.get('macos/edge.mobileconfig')).toContain('<string>a&amp;b</string>');
    expect(made.get('intune/edge.json')).toContain('1&#xF000;a&amp;b&#xF000;2&#xF000;c');
  });
});
