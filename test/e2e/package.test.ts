import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { ADMIN_CENTER_MATCHES } from '../../lib/admin-center/hosts.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';

/** What a reviewer looked at, one by one; README.md says why each is needed. A new one is reviewed before it is listed. */
const PERMISSIONS = {
  chromium: ['alarms', 'contextMenus', 'identity', 'scripting', 'sidePanel', 'storage', 'unlimitedStorage'],
  firefox: ['alarms', 'contextMenus', 'identity', 'scripting', 'storage', 'unlimitedStorage'],
};
const OPTIONAL_HOSTS = ['http://127.0.0.1/*', 'http://localhost/*', 'https://*/*'];
const CSP = [
  "default-src 'self'",
  "connect-src 'self' https: http://127.0.0.1:* http://localhost:*",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "img-src 'self' data:",
  "style-src 'self'",
];
/** Licences that allow to be shipped like this; MPL-2.0 for a file that is not altered. */
const LICENCES = ['MIT', 'ISC', 'MPL-2.0'];
/** What a web page, another extension or a frame could reach or bring along. */
const DOORS = ['externally_connectable', 'web_accessible_resources', 'sandbox', 'oauth2', 'devtools_page'];

describeInBrowser('the package', (browserName) => {
  const folder = browserName === 'chromium' ? '.output/chrome-mv3' : '.output/firefox-mv3';
  const files = new Map<string, string>();
  const manifest = () => JSON.parse(files.get('manifest.json') ?? '{}');
  const named = (ending: string) => [...files].filter(([name]) => name.endsWith(ending));

  beforeAll(async () => {
    const names = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of names.filter((one) => one.isFile() && /\.(js|html|css|json|md)$/.test(one.name))) {
      const path = join(entry.parentPath, entry.name);
      files.set(path.slice(folder.length + 1), await readFile(path, 'utf8'));
    }
  });

  it('asks for what was reviewed and nothing else', () => {
    const { permissions, host_permissions, optional_host_permissions, optional_permissions, content_scripts } =
      manifest();
    expect(permissions.toSorted()).toEqual(PERMISSIONS[browserName]);
    expect(host_permissions).toEqual(ADMIN_CENTER_MATCHES);
    expect(optional_host_permissions.toSorted()).toEqual(OPTIONAL_HOSTS);
    expect(optional_permissions).toBeUndefined();
    expect(content_scripts).toHaveLength(1);
    expect(content_scripts[0]).toMatchObject({ matches: ADMIN_CENTER_MATCHES });
    expect(content_scripts[0]).not.toHaveProperty('all_frames');
  });

  it('opens no door to pages and other extensions', () => {
    expect(Object.keys(manifest())).toEqual(expect.not.arrayContaining(DOORS));
  });

  it('allows its pages scripts of their own alone', () => {
    expect(manifest().content_security_policy).toEqual({ extension_pages: CSP.join('; ') });
  });

  it('makes no code from text and brings none from elsewhere', () => {
    expect(named('.js').length).toBeGreaterThan(5);
    for (const [name, text] of named('.js')) {
      const found =
        /\beval\s*\(|\bnew Function\b|\bFunction\s*\(\s*["'`]|\bimport\s*\(\s*["'`]https?:|importScripts|(?:inner|outer)HTML\s*=(?!=)|insertAdjacentHTML|document\.write/.exec(
          text,
        );
      expect([name, found?.[0]]).toEqual([name, undefined]);
    }
    for (const [name, text] of named('.css'))
      expect([name, /@import|url\(\s*["']?https?:/.exec(text)?.[0]]).toEqual([name, undefined]);
  });

  it('has pages whose scripts and styles are files of the package', () => {
    expect(named('.html').length).toBeGreaterThan(1);
    for (const [name, text] of named('.html')) {
      const scripts = [...text.matchAll(/<script\b([^>]*)>([^<]*)/g)];
      for (const [, attributes = '', inline = ''] of scripts)
        expect([name, /\ssrc="\/[^/]/.test(attributes), inline.trim()]).toEqual([name, true, '']);
      expect([name, /<style|\sstyle=|\son\w+=|="(https?:)?\/\//.exec(text)?.[0]]).toEqual([name, undefined]);
    }
  });

  it('names what it is made of, under licences that allow it', () => {
    const notices = files.get('licenses.md') ?? '';
    const packages = [...notices.matchAll(/^## (\S+) - \S+ \((.+)\)$/gm)];
    expect(packages.map(([, name]) => name)).toEqual(
      expect.arrayContaining(['preact', 'idb', 'jose', 'oauth4webapi', 'papaparse']),
    );
    for (const [, name, licence] of packages) expect([name, LICENCES.includes(licence ?? '')]).toEqual([name, true]);
  });
});
