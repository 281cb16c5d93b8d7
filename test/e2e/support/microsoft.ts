import { createHash } from 'node:crypto';
import type { BrowserName } from '../../../scripts/find-browser.mjs';
import type { Book } from '../../stand-ins/partner-center/book.ts';
import { GRAPH_HOSTS, type GraphStandIn, startGraph } from '../../stand-ins/partner-center/graph.ts';
import { AUTHORITY_HOSTS, type SignInStandIn, startSignIn } from '../../stand-ins/partner-center/sign-in.ts';
import {
  API_HOSTS,
  type PartnerCenterStandIn,
  startPartnerCenter,
} from '../../stand-ins/partner-center/start-partner-center.ts';
import type { AlteredExtension } from './alter-extension.ts';
import { extensionOrigin, readGeckoId } from './extension-origin.ts';
import { builtExtension, type SessionOptions } from './session.ts';
import { withHosts } from './with-hosts.ts';

/** Microsoft's sign-in, Partner Center and Graph on this machine, under their real host names, and a build that may reach them. */
export interface Microsoft {
  signIn: SignInStandIn;
  api: PartnerCenterStandIn;
  graph: GraphStandIn;
  /** For `startSession`. */
  session: Required<Pick<SessionOptions, 'routes' | 'extensionDir'>>;
  close(): Promise<void>;
}

/** `others`: match patterns of further hosts that the build may reach. */
export async function startMicrosoft(
  name: BrowserName,
  book: Book,
  others: readonly string[] = [],
): Promise<Microsoft> {
  const signIn = await startSignIn({ redirectUrl: await redirectUrlOf(name) });
  const api = await startPartnerCenter({ book, verify: signIn.tokens.verify, isSecure: true });
  const graph = await startGraph({ verify: signIn.tokens.verify });
  const hosts = [...AUTHORITY_HOSTS, ...API_HOSTS, ...GRAPH_HOSTS];
  const extension: AlteredExtension = await withHosts(name, [...hosts.map((host) => `https://${host}/*`), ...others]);
  const routes = new Map([
    ...AUTHORITY_HOSTS.map((host) => [host, signIn.port] as const),
    ...API_HOSTS.map((host) => [host, api.port] as const),
    ...GRAPH_HOSTS.map((host) => [host, graph.port] as const),
  ]);
  return {
    signIn,
    api,
    graph,
    session: { routes, extensionDir: extension.extensionDir },
    async close() {
      await Promise.all([signIn.close(), api.close(), graph.close(), extension.remove()]);
    },
  };
}

/** What `identity.getRedirectURL` gives: Chromium by the extension's id, Firefox by a hash of the add-on's. */
async function redirectUrlOf(name: BrowserName): Promise<string> {
  const folder = builtExtension(name);
  if (name === 'chromium') return `https://${new URL(await extensionOrigin(name, folder)).host}.chromiumapp.org/`;
  const hash = createHash('sha1')
    .update(await readGeckoId(folder))
    .digest('hex');
  return `https://${hash}.extensions.allizom.org/`;
}
