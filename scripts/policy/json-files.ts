import { type ChromiumBrowser, firefoxInstallation, type Ids, type Values } from './browsers.ts';

const toJson = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

/** Chrome, Chromium and Edge on Linux: a file in their folder of managed policies. */
export const chromiumJson = ({ id, installation }: ChromiumBrowser, values: Values): string =>
  toJson({ ExtensionSettings: { [id]: installation }, '3rdparty': { extensions: { [id]: values } } });

/** Firefox everywhere: `policies.json`. */
export const firefoxPolicies = (ids: Ids, values: Values): string => toJson({ policies: firefoxSettings(ids, values) });

export const firefoxSettings = (ids: Ids, values: Values): object => ({
  ExtensionSettings: { [ids.firefox]: firefoxInstallation(ids) },
  '3rdparty': { Extensions: { [ids.firefox]: values } },
});

/** Firefox for one user of a Linux machine: a native manifest, which sets values and installs nothing. */
export const firefoxManifest = ({ firefox }: Ids, values: Values): string =>
  toJson({ name: firefox, description: 'Support contacts', type: 'storage', data: values });
