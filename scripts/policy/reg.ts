import { type ChromiumBrowser, entriesOf, installationKey, policyKey, type Values } from './browsers.ts';

/** A file for the registry editor, whose lines end as Windows ends them. */
export function regOf(browser: ChromiumBrowser, values: Values): string {
  const policy = policyKey(browser);
  const entries = entriesOf(values);
  const single = entries.flatMap(([key, value]) => (isList(value) ? [] : [line(key, value)]));
  const lists = entries.flatMap(([key, value]) =>
    isList(value)
      ? [
          section(
            `${policy}\\${key}`,
            value.map((item, index) => line(String(index + 1), item)),
          ),
        ]
      : [],
  );
  const installation = Object.entries(browser.installation).map(([name, value]) => line(name, value));
  const sections = [section(installationKey(browser), installation), section(policy, single), ...lists];
  return ['Windows Registry Editor Version 5.00', '', '; Made by npm run policy.', ...sections, ''].join('\r\n');
}

const isList = (value: string | boolean | readonly string[]): value is readonly string[] => Array.isArray(value);

const section = (key: string, lines: readonly string[]) => ['', `[HKEY_LOCAL_MACHINE\\${key}]`, ...lines].join('\r\n');

const line = (name: string, value: string | boolean) =>
  `"${name}"=${typeof value === 'boolean' ? dword(value) : quoted(value)}`;

const dword = (value: boolean) => `dword:0000000${value ? 1 : 0}`;

const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;
