import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { type BrowserName, findBrowser } from '../../../scripts/find-browser.mjs';
import { chromiumOptions } from './chromium-options.ts';
import { killBrowser, processIdOf } from './end-browser.ts';
import { extensionOrigin } from './extension-origin.ts';
import { firefoxOptions } from './firefox-options.ts';
import { openPage } from './open-page.ts';
import { prepareChromiumProfile } from './prepare-profile.ts';
import { reloadExtension } from './reload-extension.ts';
import { collectErrors } from './reported-errors.ts';

export interface LaunchOptions {
  /** Unpacked extension, such as `.output/chrome-mv3`. */
  extensionDir: string;
  /** Kept after the browser ends, so that a second launch finds what the first one stored. Default: a temporary one. */
  profileDir?: string;
  /** Port of a `startProxy` on this machine. Without it the browser has the machine's own network. */
  proxyPort?: number;
  /** BCP 47, for `navigator.language`; in Chromium also for the language of the extension's own texts. */
  language?: string;
  colorScheme?: 'light' | 'dark';
  /** Where Firefox looks for what an administrator set for one user. Default: this user's own. */
  homeDir?: string;
  headless?: boolean;
}

export interface TestBrowser {
  name: BrowserName;
  browser: Browser;
  /** Process id of the browser's main process, which this test started. */
  pid: number;
  extensionUrl(path: string): string;
  openExtensionPage(path: string): Promise<Page>;
  openPage(url: string): Promise<Page>;
  /** Reloads the extension as its own `runtime.reload()` does, and waits until its pages open again. */
  reloadExtension(): Promise<void>;
  /**
   * Every console error, uncaught exception and unhandled rejection so far, from pages, content scripts and the
   * background alike. Failed loads of the stand-in's page itself are among them.
   */
  errors(): string[];
  /** SIGKILL, as a crash or a power cut would. Resolves once the process is gone. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Two browsers at once on a machine that has other work; Puppeteer's own patience is half a minute. */
const STARTS_WITHIN_MS = 120_000;

/** Starts a real browser with the extension in it. Throws when that browser is not installed. */
export async function launchBrowser(name: BrowserName, options: LaunchOptions): Promise<TestBrowser> {
  const executablePath = findBrowser(name);
  if (executablePath === undefined) throw new Error(`${name} is not installed.`);
  const extensionDir = resolve(options.extensionDir);
  const profileDir = options.profileDir ?? (await mkdtemp(join(tmpdir(), `support-contacts-${name}-`)));
  const removeProfile = () => (options.profileDir === undefined ? removeFolder(profileDir) : Promise.resolve());
  if (name === 'chromium') await prepareChromiumProfile(profileDir);
  const specific = name === 'chromium' ? chromiumOptions(options) : await firefoxOptions(extensionDir, options);
  const headless = options.headless ?? true;
  const browser = await launch({
    executablePath,
    userDataDir: profileDir,
    headless,
    acceptInsecureCerts: true,
    timeout: STARTS_WITHIN_MS,
    // With a window to look at, the page takes its size.
    defaultViewport: headless ? { width: 1280, height: 800 } : null,
    ...specific,
  });
  const errors = collectErrors(browser);
  try {
    await browser.installExtension(extensionDir);
  } catch (error) {
    await browser.close().then(removeProfile);
    throw error;
  }
  return {
    ...controlBrowser(name, browser, await extensionOrigin(name, extensionDir), removeProfile),
    errors: () => [...errors],
  };
}

const removeFolder = (folder: string) => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });

function controlBrowser(
  name: BrowserName,
  browser: Browser,
  origin: string,
  removeProfile: () => Promise<void>,
): Omit<TestBrowser, 'errors'> {
  const extensionUrl = (path: string) => new URL(path, origin).href;
  const openExtensionPage = (path: string) => openPage(browser, extensionUrl(path));
  return {
    name,
    browser,
    pid: processIdOf(browser),
    extensionUrl,
    openExtensionPage,
    openPage: (url) => openPage(browser, url),
    reloadExtension: () => reloadExtension(openExtensionPage),
    kill: () => killBrowser(browser).then(removeProfile),
    // One that does not end when it is asked is ended: the rest of the clean-up must not wait for it.
    close: () =>
      browser
        .close()
        .catch(() => killBrowser(browser))
        .then(removeProfile),
  };
}
