import type { BrowserName } from '../../../scripts/find-browser.mjs';
import type { AlteredExtension } from './alter-extension.ts';
import { withHosts } from './with-hosts.ts';

/** The production build, which may reach the emulator on this machine without asking. `files`, by path, are new in it. */
export const withLocalStore = (
  name: BrowserName,
  files: Readonly<Record<string, string>> = {},
): Promise<AlteredExtension> => withHosts(name, ['http://127.0.0.1/*'], files);
