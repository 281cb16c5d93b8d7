import { createHash } from 'node:crypto';
import type { ChromiumBrowser, Ids, Values } from './browsers.ts';
import { firefoxSettings } from './json-files.ts';
import { escapeXml, indent } from './xml.ts';

const PREFIX = 'example.csp-companion.support-contacts';

interface Payload {
  /** Domain of the preferences that it sets. */
  type: string;
  content: object;
}

/** For Chrome and Edge: what installs, and what the extension reads, each in a domain of its own. */
export const chromiumProfile = ({ name, id, domain, installation }: ChromiumBrowser, values: Values): string =>
  profile(name, [
    { type: domain, content: { ExtensionSettings: { [id]: installation } } },
    { type: `${domain}.extensions.${id}`, content: values },
  ]);

export const firefoxProfile = (ids: Ids, values: Values): string =>
  profile('Firefox', [
    { type: 'org.mozilla.firefox', content: { EnterprisePoliciesEnabled: true, ...firefoxSettings(ids, values) } },
  ]);

/** A configuration profile for Jamf, Intune or any other that installs them. */
function profile(browser: string, payloads: readonly Payload[]): string {
  const identifier = `${PREFIX}.${browser.toLowerCase()}`;
  const content = payloads.map(({ type, content }) => ({ ...content, ...header(type, `${identifier}.${type}`) }));
  const whole = {
    PayloadContent: content,
    PayloadDisplayName: `Support contacts (${browser})`,
    PayloadScope: 'System',
    ...header('Configuration', identifier),
  };
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- Made by npm run policy. -->
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
${plistOf(whole)}
</plist>
`;
}

const header = (type: string, identifier: string) => ({
  PayloadType: type,
  PayloadVersion: 1,
  PayloadIdentifier: identifier,
  PayloadUUID: uuidOf(identifier),
});

/** The same for the same name, so that a new version takes the place of the last. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex').toUpperCase();
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

function plistOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? '<true/>' : '<false/>';
  if (typeof value === 'number') return `<integer>${value}</integer>`;
  if (Array.isArray(value)) return block('array', value.map(plistOf));
  if (typeof value !== 'object' || value === null) return `<string>${escapeXml(String(value))}</string>`;
  return block(
    'dict',
    Object.entries(value).flatMap(([key, inner]) => [`<key>${escapeXml(key)}</key>`, plistOf(inner)]),
  );
}

const block = (name: string, lines: readonly string[]) => `<${name}>\n${indent(lines.join('\n'))}\n</${name}>`;
