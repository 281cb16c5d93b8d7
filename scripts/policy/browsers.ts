import { CHROMIUM_ID, FIREFOX_ID } from '../../lib/extension-ids.ts';
import { POLICY, type PolicyKey } from '../../lib/policy/schema.ts';
import { keysOf } from './keys.ts';

/** Values as they stand in every format, in the schema's order. */
export type Values = Readonly<Partial<Record<PolicyKey, string | boolean | readonly string[]>>>;

/** What differs between Chrome and Edge: they share a code base, and not one word of these. */
export interface ChromiumBrowser {
  name: 'Chrome' | 'Edge';
  /** The extension's id in that browser's store. */
  id: string;
  /** Below HKEY_LOCAL_MACHINE. */
  registryKey: string;
  /** Domain of its preferences on macOS. */
  domain: string;
  /** An entry of its policy ExtensionSettings. */
  installation: Readonly<Record<string, string>>;
}

export interface Ids {
  chrome: string;
  edge: string;
  firefox: string;
}

/** Of the builds that this project makes; a store that assigns an id of its own needs the files made for that. */
export const OWN_IDS: Ids = { chrome: CHROMIUM_ID, edge: CHROMIUM_ID, firefox: FIREFOX_ID };

/** https://support.google.com/chrome/a/answer/9867568: `toolbar_pin`. */
export const chromeOf = ({ chrome }: Ids): ChromiumBrowser => ({
  name: 'Chrome',
  id: chrome,
  registryKey: 'SOFTWARE\\Policies\\Google\\Chrome',
  domain: 'com.google.Chrome',
  installation: {
    installation_mode: 'force_installed',
    update_url: 'https://clients2.google.com/service/update2/crx',
    toolbar_pin: 'force_pinned',
  },
});

/**
 * https://learn.microsoft.com/deployedge/microsoft-edge-manage-extensions-ref-guide: `toolbar_state`. A word that Edge
 * does not know makes it refuse the whole policy.
 */
export const edgeOf = ({ edge }: Ids): ChromiumBrowser => ({
  name: 'Edge',
  id: edge,
  registryKey: 'SOFTWARE\\Policies\\Microsoft\\Edge',
  domain: 'com.microsoft.Edge',
  installation: {
    installation_mode: 'force_installed',
    update_url: 'https://edge.microsoft.com/extensionwebstorebase/v1/crx',
    toolbar_state: 'force_shown',
  },
});

/** https://mozilla.github.io/enterprise-admin-reference/reference/policies/extensionsettings/ */
export const firefoxInstallation = ({ firefox }: Ids): Readonly<Record<string, string>> => ({
  installation_mode: 'force_installed',
  install_url: `https://addons.mozilla.org/firefox/downloads/latest/${encodeURIComponent(firefox)}/latest.xpi`,
  default_area: 'navbar',
});

/** Where an extension's own policy lies in the registry. */
export const policyKey = ({ registryKey, id }: ChromiumBrowser): string =>
  `${registryKey}\\3rdparty\\extensions\\${id}\\policy`;

export const installationKey = ({ registryKey, id }: ChromiumBrowser): string =>
  `${registryKey}\\ExtensionSettings\\${id}`;

export const EXAMPLES: Values = Object.fromEntries(keysOf(POLICY).map((key) => [key, POLICY[key].example]));

export const entriesOf = (values: Values) =>
  keysOf(POLICY).flatMap((key) => {
    const value = values[key];
    return value === undefined ? [] : [[key, value] as const];
  });
