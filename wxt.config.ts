import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { ADMIN_CENTER_MATCHES } from './lib/admin-center/hosts.ts';
import { messageFiles } from './scripts/message-files.ts';
import { createKeyRemoval } from './scripts/store-manifest.ts';
import { watchMessages } from './scripts/watch-messages.ts';
import { withoutInnerHtml } from './scripts/without-inner-html.ts';

const keyRemoval = createKeyRemoval();

/** Keeps the Chromium extension id the same on every machine, so that policies and tests can name it. */
const CHROMIUM_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA3CPzQ1PHNiaPyW8G75LPLT0qV+QGM4iAIB5xAzCw6zdA6+SEA7O6026/OEC3Cthlt2A2LrBKA1bAqgETGYaJea8mCmb2vM+zl4JAdV+CMptbnE6w3rmRoNpiX4rGFMRjoB+8z1OtfxsywbJxVtcGRcEcqHFeYiBgEbmMLKeOTxcw1H3S5MsdfLvSP968XvO/9x/a3yD+djX30r2wWUY+1kb81kgWHW1jsZkXJ4zcHRDwGid8WfHntngwHHvsMYPgSOTHpNDu1iOfTByg4BB5ifjiKTH/f2NTXM+bFKRxeCiO2U+tUaGLbODdVm1jHSw3DYAmDUBM4iORiDBLeHijIwIDAQAB';

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
    permissions: ['storage', 'unlimitedStorage', 'scripting', 'contextMenus', 'alarms'],
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
              id: 'support-contacts@csp-companion.example',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '144', key: CHROMIUM_KEY }),
  }),
});
