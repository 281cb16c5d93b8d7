import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { ADMIN_CENTER_MATCHES } from './lib/admin-center/hosts.ts';
import { CHROMIUM_KEY, FIREFOX_ID } from './lib/extension-ids.ts';
import { messageFiles } from './scripts/message-files.ts';
import { createKeyRemoval } from './scripts/store-manifest.ts';
import { watchMessages } from './scripts/watch-messages.ts';
import { withoutInnerHtml } from './scripts/without-inner-html.ts';

const keyRemoval = createKeyRemoval();

/**
 * Alt+Shift, because Ctrl+Shift and a letter is mostly taken: Edge captures the page with Ctrl+Shift+S. A page's own
 * access keys are Alt+Shift in Firefox, where the extension's come first. On a Mac Option types characters, so Control
 * stands in for it.
 */
const withKeys = (letter: 'S' | 'L') => ({
  suggested_key: { default: `Alt+Shift+${letter}`, mac: `MacCtrl+Shift+${letter}` },
});

/** Firefox toggles its sidebar by a command of its own; in Chromium the background opens the side panel. */
const commandsFor = (browser: string) => ({
  _execute_action: withKeys('S'),
  ...(browser === 'firefox'
    ? { _execute_sidebar_action: withKeys('L') }
    : { 'open-side-panel': { ...withKeys('L'), description: '__MSG_commandSidePanel__' } }),
});

/** The emulator, the only store that may be reached without encryption; see lib/workspace/transport/parse-workspace-url.ts. */
const LOCAL_STORES = ['http://127.0.0.1', 'http://localhost'];

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  // The oldest browsers of the manifest: they know `light-dark()` and need no fallback for it.
  vite: () => ({
    build: { target: ['chrome144', 'firefox142'], license: { fileName: 'licenses.md' } },
    worker: { format: 'es' }, // Every worker is started as a module.
    plugins: [preact(), withoutInnerHtml()],
  }),
  zip: { name: 'support-contacts' },
  hooks: {
    'build:publicAssets': (_, files) => void files.push(...messageFiles()),
    'server:created': (wxt, server) => watchMessages(wxt.config.outDir, server),
    'zip:extension:start': ({ config }) => keyRemoval.remove(config.outDir),
    'zip:extension:done': ({ config }) => keyRemoval.putBack(config.outDir),
    // The benchmark's page: `wxt build --mode bench` puts it beside the extension's own, and no other mode does.
    'entrypoints:found': ({ config }, found) => {
      const inputPath = resolve(config.root, 'test/bench/page/index.html');
      if (config.mode === 'bench') found.push({ name: 'bench', type: 'unlisted-page', inputPath });
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage', 'scripting', 'contextMenus', 'alarms', 'identity'],
    host_permissions: [...ADMIN_CENTER_MATCHES],
    // Asked for when a workspace's address is entered, and then for its store alone.
    optional_host_permissions: ['https://*/*', ...LOCAL_STORES.map((origin) => `${origin}/*`)],
    action: { default_title: '__MSG_extensionName__' },
    omnibox: { keyword: 'sc' },
    commands: commandsFor(browser),
    content_security_policy: {
      extension_pages: [
        "default-src 'self'",
        `connect-src 'self' https: ${LOCAL_STORES.map((origin) => `${origin}:*`).join(' ')}`,
        "object-src 'none'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "style-src 'self'",
      ].join('; '),
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: FIREFOX_ID,
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          minimum_chrome_version: '144',
          key: CHROMIUM_KEY,
          // Firefox has no such thing: it hands over whatever an administrator set.
          storage: { managed_schema: 'managed_schema.json' },
        }),
  }),
});
