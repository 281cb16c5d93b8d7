import { POLICY, type PolicyDefinition, type PolicyKey } from '../../lib/policy/schema.ts';
import { type ChromiumBrowser, installationKey, policyKey } from './browsers.ts';
import { keysOf } from './keys.ts';
import { escapeXml, indent } from './xml.ts';

/** Name of the template, its category and its policy that installs. */
export const templateName = ({ name }: ChromiumBrowser) => `SupportContacts${name}`;
export const INSTALL = 'install';

/** Where the editor stops at 1,023 characters unless told otherwise. */
const MOST_LINE = 1_023;

/**
 * The template of group policy. https://learn.microsoft.com/previous-versions/windows/desktop/policy/admx-schema. Every
 * text that people see is in the ADML file of their language.
 */
export function admxOf(browser: ChromiumBrowser): string {
  const name = templateName(browser);
  const policies = keysOf(POLICY).map((key) => policyOf(key, browser));
  return `<?xml version="1.0" encoding="utf-8"?>
<!-- Made by npm run policy. -->
<policyDefinitions xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <policyNamespaces>
    <target prefix="${name}" namespace="SupportContacts.Policies.${browser.name}" />
  </policyNamespaces>
  <resources minRequiredRevision="1.0" />
  <supportedOn>
    <definitions>
      <definition name="SUPPORTED" displayName="$(string.SUPPORTED)" />
    </definitions>
  </supportedOn>
  <categories>
    <category name="${name}" displayName="$(string.category)" />
  </categories>
  <policies>
${indent([installPolicy(browser), ...policies].join('\n'), 2)}
  </policies>
</policyDefinitions>
`;
}

function policyOf(key: PolicyKey, browser: ChromiumBrowser): string {
  const definition: PolicyDefinition = POLICY[key];
  const isSwitch = definition.kind === 'switch';
  const attributes = isSwitch ? ` valueName="${key}"` : ` presentation="$(presentation.${key})"`;
  const inner = isSwitch ? SWITCH : `<elements>\n${indent(elementOf(key, definition, browser))}\n</elements>`;
  return policyElement(key, policyKey(browser), attributes, inner, browser);
}

function policyElement(name: string, key: string, attributes: string, inner: string, browser: ChromiumBrowser): string {
  return `<policy name="${name}" class="Both" displayName="$(string.${name})" explainText="$(string.${name}_help)" key="${key}"${attributes}>
  <parentCategory ref="${templateName(browser)}" />
  <supportedOn ref="SUPPORTED" />
${indent(inner)}
</policy>`;
}

/** Names a choice's text: letters, digits and `_` are what every editor takes. */
export const choiceId = (key: PolicyKey, choice: string) => `${key}_${choice.replace(/\W/g, '_')}`;

const SWITCH = `<enabledValue><decimal value="1" /></enabledValue>
<disabledValue><decimal value="0" /></disabledValue>`;

function elementOf(
  key: PolicyKey,
  { kind, choices = [], most = MOST_LINE }: PolicyDefinition,
  browser: ChromiumBrowser,
) {
  if (kind === 'list') return `<list id="${key}" key="${policyKey(browser)}\\${key}" valuePrefix="" />`;
  if (kind === 'text') return `<text id="${key}" valueName="${key}" required="true" maxLength="${most}" />`;
  const items = choices.map(
    (choice) =>
      `<item displayName="$(string.${choiceId(key, choice)})"><value><string>${escapeXml(choice)}</string></value></item>`,
  );
  return `<enum id="${key}" valueName="${key}" required="true">\n${indent(items.join('\n'))}\n</enum>`;
}

/** Its own entry of ExtensionSettings, value by value, so that it stands beside those of other extensions. */
function installPolicy(browser: ChromiumBrowser): string {
  const key = installationKey(browser);
  const items = Object.entries(browser.installation).map(
    ([name, value]) =>
      `<item key="${key}" valueName="${name}"><value><string>${escapeXml(value)}</string></value></item>`,
  );
  const gone = Object.keys(browser.installation).map(
    (name) => `<item key="${key}" valueName="${name}"><value><delete /></value></item>`,
  );
  const list = (name: string, lines: readonly string[]) => `<${name}>\n${indent(lines.join('\n'))}\n</${name}>`;
  return policyElement(INSTALL, key, '', `${list('enabledList', items)}\n${list('disabledList', gone)}`, browser);
}
