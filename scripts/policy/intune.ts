import { POLICY, type PolicyDefinition, type PolicyKey } from '../../lib/policy/schema.ts';
import { admxOf, INSTALL, templateName } from './admx.ts';
import { type ChromiumBrowser, entriesOf, type Values } from './browsers.ts';
import { escapeXml } from './xml.ts';

/** Between the parts of a list, as "Understanding ADMX policies" has it. */
const SEPARATOR = '&#xF000;';

/**
 * A custom profile of Intune for Windows, in the form of Microsoft Graph (`windows10CustomConfiguration`): the template
 * first, then a setting per key. https://learn.microsoft.com/windows/client-management/win32-and-centennial-app-policy-configuration
 */
export function intuneProfile(browser: ChromiumBrowser, values: Values): string {
  const name = templateName(browser);
  const area = `./Device/Vendor/MSFT/Policy/Config/${name}~Policy~${name}`;
  const settings = [
    omaSetting(
      'Template',
      `./Device/Vendor/MSFT/Policy/ConfigOperations/ADMXInstall/${name}/Policy/${name}`,
      admxOf(browser),
    ),
    omaSetting(INSTALL, `${area}/${INSTALL}`, '<enabled/>'),
    ...entriesOf(values).map(([key, value]) => omaSetting(key, `${area}/${key}`, admxValue(key, value))),
  ];
  const profile = {
    '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
    displayName: `Support contacts (${browser.name})`,
    description: 'Made by npm run policy.',
    omaSettings: settings,
  };
  return `${JSON.stringify(profile, null, 2)}\n`;
}

const omaSetting = (displayName: string, omaUri: string, value: string) => ({
  '@odata.type': '#microsoft.graph.omaSettingString',
  displayName,
  omaUri,
  value,
});

function admxValue(key: PolicyKey, value: string | boolean | readonly string[]): string {
  const { kind }: PolicyDefinition = POLICY[key];
  if (kind === 'switch') return value === true ? '<enabled/>' : '<disabled/>';
  const items = typeof value === 'object' ? value : [String(value)];
  const text =
    kind === 'list'
      ? items.map((item, index) => `${index + 1}${SEPARATOR}${escapeXml(item)}`).join(SEPARATOR)
      : items.map(escapeXml).join('');
  return `<enabled/><data id="${key}" value="${text}"/>`;
}
