import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BROWSER_VARIABLES, findBrowser } from './find-browser.mjs';
import { ROOT, runTool, toolEnvironment } from './run-tool.mjs';
import { SetupError } from './setup-error.mjs';

const NAMES = { chromium: 'Chromium, Chrome or Edge', firefox: 'Firefox' };

const modifiedAt = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

/** npm writes the inner lockfile last, so it is also missing after an installation that was cut short. */
const areDependenciesCurrent = () =>
  modifiedAt(join(ROOT, 'node_modules', '.package-lock.json')) >= modifiedAt(join(ROOT, 'package-lock.json'));

/** Installs what the lockfile names, unless that was done since it last changed. */
export async function installDependencies() {
  if (areDependenciesCurrent()) return;
  const code = await runTool('npm', ['ci', '--include=dev', '--include=optional']);
  if (code !== 0) throw new SetupError(`npm ci ended with exit code ${code}; its reason is above.`);
}

/** Vite and WXT need Node 22; running TypeScript as it is needs 22.18. On Linux the lockfile brings Node 24 along. */
function checkNode() {
  const { stdout } = spawnSync('node', ['--version'], { env: toolEnvironment(), encoding: 'utf8', shell: onWindows });
  const [major = 0, minor = 0] = (stdout ?? '').trim().slice(1).split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return;
  throw new SetupError(`Node 22.18 or later is needed; this machine has ${(stdout ?? '').trim() || 'none'}.`);
}

const onWindows = process.platform === 'win32';
const isDebianAsRoot = () => existsSync('/etc/debian_version') && process.getuid?.() === 0;

async function installFromDebian() {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const updated = await runTool('apt-get', ['update'], { env });
  if (updated !== 0) return;
  const packages = ['chromium', 'firefox-esr', 'fonts-noto-cjk'];
  await runTool('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
}

const installFromPlaywright = () => runTool('npm', ['exec', '--yes', '--', 'playwright@1.65.1', 'install', 'chromium']);

/**
 * The program files of the browsers that were asked for, each undefined when it is neither installed nor could be:
 * Debian's packages when root, else Playwright's Chromium.
 */
export async function findOrInstallBrowsers(names) {
  const isMissing = (name) => findBrowser(name) === undefined;
  if (names.some(isMissing) && isDebianAsRoot()) await installFromDebian();
  if (names.includes('chromium') && isMissing('chromium')) await installFromPlaywright();
  return Object.fromEntries(names.map((name) => [name, findBrowser(name)]));
}

export const missingBrowserLine = (name) =>
  `${name} is missing: install ${NAMES[name]}, or let ${BROWSER_VARIABLES[name]} name its program file.`;

/** Everything the other scripts need. Throws a `SetupError` for dependencies; missing browsers are undefined. */
export async function setUp(browsers = ['chromium', 'firefox']) {
  await installDependencies();
  checkNode();
  return findOrInstallBrowsers(browsers);
}

/** A `SetupError` in its one line, anything else with its stack. */
export const describeFault = (error) => (error instanceof SetupError ? error.message : error);

/** Runs a script's main function, which resolves to the exit code. */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(describeFault(error));
    process.exitCode = 1;
  }
}

async function main() {
  const missing = Object.entries(await setUp()).filter(([, path]) => path === undefined);
  for (const [name] of missing) console.error(missingBrowserLine(name));
  return missing.length > 0 && process.env['CI'] === 'true' ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runScript(main);
