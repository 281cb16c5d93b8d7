import { POLICY, type PolicyDefinition, type PolicyKey } from '../../lib/policy/schema.ts';
import { choiceId, INSTALL } from './admx.ts';
import type { ChromiumBrowser } from './browsers.ts';
import { type HelpLocale, helpOf } from './help.ts';
import { keysOf } from './keys.ts';
import { escapeXml, indent } from './xml.ts';

/** The name of each key, as Settings shows it. */
export type Titles = Readonly<Record<PolicyKey, string>>;

interface Frame {
  category: string;
  supported: string;
  install: string;
  installHelp: string;
}

const FRAMES: Readonly<Record<HelpLocale, (browser: string) => Frame>> = {
  en: (browser) => ({
    category: `Support contacts for Microsoft CSP (${browser})`,
    supported: `${browser} 144 or newer`,
    install: 'Install the extension',
    installHelp: 'Installs the extension from the store and shows its icon. Disabled: the entry is taken away again.',
  }),
  ja: (browser) => ({
    category: `Support contacts for Microsoft CSP（${browser}）`,
    supported: `${browser} 144 以降`,
    install: '拡張機能をインストールする',
    installHelp: 'ストアから拡張機能をインストールし、アイコンを表示します。無効にすると、この設定を取り除きます。',
  }),
};

/** The texts of a template in one language. */
export function admlOf(browser: ChromiumBrowser, locale: HelpLocale, titles: Titles): string {
  const frame = FRAMES[locale](browser.name);
  const strings = [
    ['category', frame.category],
    ['SUPPORTED', frame.supported],
    [INSTALL, frame.install],
    [`${INSTALL}_help`, frame.installHelp],
    ...keysOf(POLICY).flatMap((key) => stringsOf(key, locale, titles)),
  ] as const;
  const table = strings.map(([id, text]) => `<string id="${id}">${escapeXml(text)}</string>`);
  const presentations = keysOf(POLICY).flatMap((key) => presentationOf(key, titles[key]) ?? []);
  return `<?xml version="1.0" encoding="utf-8"?>
<!-- Made by npm run policy. -->
<policyDefinitionResources xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <displayName>${escapeXml(frame.category)}</displayName>
  <description>${escapeXml(frame.category)}</description>
  <resources>
    <stringTable>
${indent(table.join('\n'), 3)}
    </stringTable>
    <presentationTable>
${indent(presentations.join('\n'), 3)}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`;
}

function stringsOf(key: PolicyKey, locale: HelpLocale, titles: Titles): (readonly [string, string])[] {
  const { kind, choices = [] }: PolicyDefinition = POLICY[key];
  const named = (kind === 'choice' ? choices : []).map((choice) => [choiceId(key, choice), choice] as const);
  return [[key, `${titles[key]} (${key})`], [`${key}_help`, helpOf(key, locale)], ...named];
}

/** A switch has no field: the policy is enabled or disabled. */
function presentationOf(key: PolicyKey, title: string): string | undefined {
  const { kind }: PolicyDefinition = POLICY[key];
  const label = escapeXml(title);
  if (kind === 'switch') return undefined;
  const field = {
    list: `<listBox refId="${key}">${label}</listBox>`,
    choice: `<dropdownList refId="${key}" noSort="true" defaultItem="0">${label}</dropdownList>`,
    text: `<textBox refId="${key}"><label>${label}</label></textBox>`,
  }[kind];
  return `<presentation id="${key}">${field}</presentation>`;
}
