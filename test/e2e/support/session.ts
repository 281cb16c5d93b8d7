import { fileURLToPath } from 'node:url';
import { ADMIN_CENTER_HOSTS } from '../../../lib/admin-center/hosts.ts';
import type { BrowserName } from '../../../scripts/find-browser.mjs';
import { type AdminCenterOptions, startAdminCenter } from '../../stand-ins/admin-center/start-admin-center.ts';
import { type LaunchOptions, launchBrowser, type TestBrowser } from './launch.ts';
import { startProxy } from './proxy.ts';

export interface SessionOptions extends Omit<LaunchOptions, 'extensionDir' | 'proxyPort'>, AdminCenterOptions {
  /** Default: the build of this project for that browser. */
  extensionDir?: string;
  /** Further hosts that serve the stand-in admin center's page, to show what does not happen there. */
  hosts?: readonly string[];
  /** More hosts the browser may reach, each with the port of a stand-in on this machine. */
  routes?: ReadonlyMap<string, number>;
}

export interface Session extends TestBrowser {
  /** Hosts that a page or the extension tried to reach and that are neither the admin center's nor in `routes`. */
  refusedHosts(): string[];
}

/** What the browsers ask for on their own account, with updates and telemetry turned off as far as they allow. */
const BROWSERS_OWN = /(^|\.)(googleapis\.com|google\.com|gvt1\.com|mozilla\.(com|org|net)|firefox\.com)$/;

/** Folder of the production build for that browser. */
export const builtExtension = (name: BrowserName) =>
  fileURLToPath(new URL(`../../../.output/${name === 'chromium' ? 'chrome' : 'firefox'}-mv3`, import.meta.url));

/**
 * One browser with the built extension, the stand-in admin center under its five real host names, and nothing else
 * within reach. Closing it ends all three.
 */
export async function startSession(name: BrowserName, options: SessionOptions = {}): Promise<Session> {
  const {
    hosts = [],
    routes = new Map(),
    extensionDir = builtExtension(name),
    clientSession,
    ...launchOptions
  } = options;
  const adminCenter = await startAdminCenter(clientSession === undefined ? {} : { clientSession });
  const adminHosts = [...ADMIN_CENTER_HOSTS, ...hosts].map((host) => [host, adminCenter.port] as const);
  const proxy = await startProxy(new Map([...adminHosts, ...routes]));
  const endServers = () => Promise.all([proxy.close(), adminCenter.close()]).then(() => undefined);
  const browser = await launchBrowser(name, { ...launchOptions, extensionDir, proxyPort: proxy.port }).catch(
    (fault: unknown) => endServers().then(() => Promise.reject(fault)),
  );
  return {
    ...browser,
    refusedHosts: () => proxy.refusedHosts().filter((host) => !BROWSERS_OWN.test(host)),
    kill: () => browser.kill().then(endServers),
    close: () => browser.close().finally(endServers),
  };
}
