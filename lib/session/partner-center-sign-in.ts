import { browser } from 'wxt/browser';
import {
  createSignIn,
  type SecretStore,
  type SignIn,
  type SignInOptions,
} from '../partner-center/sign-in/create-sign-in.ts';
import type { Launch } from '../partner-center/sign-in/protocol.ts';
import { SignInFault } from '../partner-center/sign-in/sign-in-fault.ts';

const KEY = 'partnerCenterSignIn';
/** As long as an authorization code is good for. */
const PATIENCE_IN_MS = 10 * 60 * 1000;
/** For a silent sign-in, whose page may redirect by a script. */
const SILENT_IN_MS = 15_000;

/** In memory and in no page's reach: content scripts have no access to it, in any browser's default. */
const secretStore: SecretStore = {
  read: async () => (await browser.storage.session.get(KEY))[KEY],
  write: (signedIn) => browser.storage.session.set({ [KEY]: signedIn }),
  forget: () => browser.storage.session.remove(KEY),
};

/** Calls back whenever somebody signs in or out, or a token is renewed, in whichever page or worker. */
export function onSignIn(listener: () => void): () => void {
  const heard = (changes: Record<string, unknown>) => {
    if (KEY in changes) listener();
  };
  browser.storage.session.onChanged.addListener(heard);
  return () => browser.storage.session.onChanged.removeListener(heard);
}

/** The address that the app must be registered with: another one in each browser. */
export const redirectUrl = (): string => browser.identity.getRedirectURL();

/** Signing in as this browser has it. */
export function createBrowserSignIn(reach: Pick<SignInOptions, 'fetch' | 'now' | 'protocol'>): SignIn {
  return createSignIn({ ...reach, store: secretStore, launch, redirectUrl: redirectUrl() });
}

/** Firefox knows neither of them, and refuses what it does not know. */
const silently = import.meta.env.FIREFOX
  ? {}
  : { abortOnLoadForNonInteractive: false, timeoutMsForNonInteractive: SILENT_IN_MS };

const launch: Launch = async (url, { interactive }) => {
  const patience = Promise.withResolvers<never>();
  const timer = setTimeout(() => patience.reject(new SignInFault({ reason: 'closed' })), PATIENCE_IN_MS);
  try {
    const details = { url, interactive, ...(interactive ? {} : silently) };
    const redirected = await Promise.race([browser.identity.launchWebAuthFlow(details), patience.promise]);
    if (!redirected) throw new SignInFault({ reason: 'closed' });
    return redirected;
  } catch (fault) {
    throw fault instanceof SignInFault ? fault : new SignInFault({ reason: whyNot(fault, interactive) }, !interactive);
  } finally {
    clearTimeout(timer);
  }
};

/** Browsers tell a closed window from a page that did not load in words alone. */
function whyNot(fault: unknown, interactive: boolean) {
  if (fault instanceof Error && /could not be loaded/i.test(fault.message)) return 'unreachable';
  return interactive ? 'closed' : 'signedOut';
}
