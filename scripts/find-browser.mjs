import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { SetupError } from './setup-error.mjs';

/** Environment variables that name a browser's program file and win over what is installed. */
export const BROWSER_VARIABLES = { chromium: 'SUPPORT_CONTACTS_CHROMIUM', firefox: 'SUPPORT_CONTACTS_FIREFOX' };

const COMMANDS = {
  chromium: [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
  ],
  firefox: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
};

const MAC_APPLICATIONS = {
  chromium: [
    'Chromium.app/Contents/MacOS/Chromium',
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  firefox: ['Firefox.app/Contents/MacOS/firefox', 'Firefox Developer Edition.app/Contents/MacOS/firefox'],
};

const WINDOWS_PROGRAMS = {
  chromium: [
    'Chromium\\Application\\chrome.exe',
    'Google\\Chrome\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
};

/** Where Playwright keeps its downloads, and the program file below a browser's folder. */
const PLAYWRIGHT = {
  linux: { folder: ['.cache', 'ms-playwright'], programs: ['chrome-linux/chrome', 'chrome-linux64/chrome'] },
  darwin: {
    folder: ['Library', 'Caches', 'ms-playwright'],
    programs: [
      'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
      'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    ],
  },
  win32: {
    folder: ['AppData', 'Local', 'ms-playwright'],
    programs: ['chrome-win/chrome.exe', 'chrome-win64/chrome.exe'],
  },
};

const product = (roots, names) => roots.flatMap((root) => names.map((name) => join(root, name)));

function installedCandidates(name, { platform, environment }) {
  if (platform === 'darwin') return product(['/Applications', join(homedir(), 'Applications')], MAC_APPLICATIONS[name]);
  if (platform !== 'win32')
    return product((environment['PATH'] ?? '').split(delimiter).filter(Boolean), COMMANDS[name]);
  const roots = [environment['ProgramFiles'], environment['ProgramFiles(x86)'], environment['LOCALAPPDATA']];
  return product(roots.filter(Boolean), WINDOWS_PROGRAMS[name]);
}

/** Playwright's own Chromium, newest first. Its Firefox is patched and takes no WebDriver BiDi, so it is not offered. */
function downloadedCandidates(name, { platform, environment }) {
  const place = PLAYWRIGHT[platform];
  if (name !== 'chromium' || place === undefined) return [];
  const root = environment['PLAYWRIGHT_BROWSERS_PATH'] || join(homedir(), ...place.folder);
  if (!existsSync(root)) return [];
  const folders = readdirSync(root).filter((folder) => /^chromium-\d+$/.test(folder));
  const newestFirst = folders.sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)));
  return product(
    newestFirst.map((folder) => join(root, folder)),
    place.programs,
  );
}

/**
 * The program file of an installed browser, or undefined. Throws when the environment variable names a file that is
 * not there: a wrong setting must not be passed over in silence.
 */
export function findBrowser(name, { platform = process.platform, environment = process.env } = {}) {
  const chosen = environment[BROWSER_VARIABLES[name]];
  if (chosen && !existsSync(chosen))
    throw new SetupError(`${BROWSER_VARIABLES[name]} names ${chosen}, which does not exist.`);
  const surroundings = { platform, environment };
  return (
    chosen || [...installedCandidates(name, surroundings), ...downloadedCandidates(name, surroundings)].find(existsSync)
  );
}
