import type { LaunchOptions as PuppeteerOptions } from 'puppeteer-core';
import { FIREFOX_UUID, readGeckoId } from './extension-origin.ts';
import type { LaunchOptions } from './launch.ts';

const SILENCE = {
  'app.update.disabledForTesting': true,
  'devtools.console.stdout.content': true,
  'browser.region.update.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
};

function proxyPreferences(port: number) {
  const host = '127.0.0.1';
  return {
    'network.proxy.type': 1,
    'network.proxy.http': host,
    'network.proxy.http_port': port,
    'network.proxy.ssl': host,
    'network.proxy.ssl_port': port,
  };
}

/**
 * What only Firefox needs. Its extension pages have a random origin per profile, so the test chooses it; an add-on
 * that is loaded temporarily keeps its storage from launch to launch.
 */
export async function firefoxOptions(
  extensionDir: string,
  { proxyPort, language, colorScheme, homeDir }: LaunchOptions,
): Promise<PuppeteerOptions> {
  return {
    browser: 'firefox',
    env: { ...process.env, ...(homeDir === undefined ? {} : { HOME: homeDir }) },
    // Extension pages are privileged: WebDriver BiDi reaches them only with this.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      ...SILENCE,
      // The list of downloads takes the keys from the page, and the driver does not find the way back.
      'browser.download.alwaysOpenPanel': false,
      'extensions.webextensions.uuids': JSON.stringify({ [await readGeckoId(extensionDir)]: FIREFOX_UUID }),
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      ...(proxyPort === undefined ? {} : proxyPreferences(proxyPort)),
      ...(language === undefined ? {} : { 'intl.accept_languages': language, 'intl.locale.requested': language }),
      ...(colorScheme === undefined
        ? {}
        : { 'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1 }),
    },
  };
}
