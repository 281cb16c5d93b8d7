import type { LaunchOptions as PuppeteerOptions } from 'puppeteer-core';
import type { LaunchOptions } from './launch.ts';

/** The sandbox needs a user other than root, and containers run tests as root. */
const asRoot = process.getuid?.() === 0;

/** Hosts asked for by the browser itself would hide what the extension asks for. */
const SILENCE = [
  '--disable-component-update',
  '--disable-domain-reliability',
  '--no-pings',
  '--no-default-browser-check',
  '--disable-features=OptimizationGuideModelDownloading,NetworkTimeServiceQuerying,AutofillServerCommunication',
];

/** What only Chromium needs. The pipe lets Puppeteer install an extension also where `--load-extension` is gone. */
export function chromiumOptions({ proxyPort, language, colorScheme }: LaunchOptions): PuppeteerOptions {
  const proxy = proxyPort === undefined ? [] : [`--proxy-server=http://127.0.0.1:${proxyPort}`];
  const languages = language === undefined ? [] : [`--lang=${language}`, `--accept-lang=${language}`];
  const scheme =
    colorScheme === undefined ? [] : [`--blink-settings=preferredColorScheme=${colorScheme === 'dark' ? 0 : 1}`];
  return {
    browser: 'chrome',
    pipe: true,
    enableExtensions: true,
    env: { ...process.env, ...(language === undefined ? {} : { LANGUAGE: language.replace('-', '_') }) },
    args: [
      ...(asRoot ? ['--no-sandbox'] : []),
      '--enable-unsafe-extension-debugging',
      '--ignore-certificate-errors',
      ...SILENCE,
      ...proxy,
      ...languages,
      ...scheme,
    ],
  };
}
