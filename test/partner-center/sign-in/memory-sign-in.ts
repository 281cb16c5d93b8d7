import { onTestFinished, vi } from 'vitest';
import type { Connection } from '../../../lib/partner-center/connection.ts';
import { createSignIn, type SecretStore, type SignIn } from '../../../lib/partner-center/sign-in/create-sign-in.ts';
import { SignInFault } from '../../../lib/partner-center/sign-in/sign-in-fault.ts';
import { type SignInStandIn, startSignIn } from '../../stand-ins/partner-center/sign-in.ts';
import { STAND_IN_CLIENT, STAND_IN_TENANT } from '../../stand-ins/partner-center/sign-in-rules.ts';

export const REDIRECT_URL = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';

export const CONNECTION: Connection = {
  cloud: 'global',
  tenant: STAND_IN_TENANT,
  clientId: STAND_IN_CLIENT,
  requestsPerMinute: 500,
};

export interface MemorySignIn extends SignIn {
  standIn: SignInStandIn;
  store: SecretStore;
  /** Calls back whenever what is stored is another. */
  onChange(listener: () => void): () => void;
  /** Another page or worker of the same browser. */
  another(): SignIn;
  /** Windows that were opened. */
  windows: { url: URL; interactive: boolean }[];
  /** What the person does with the window; undefined: what the page says. */
  person: { closes?: boolean; answers?: string; waits?: () => Promise<void> };
  /** The network, as the extension has it. */
  network: { reach: typeof fetch };
}

/** The clock, of both sides. */
export const passTime = (milliseconds: number) => void vi.setSystemTime(Date.now() + milliseconds);

/** A browser with nobody signed in, and the authority on this machine. */
export async function memorySignIn(): Promise<MemorySignIn> {
  const standIn = await startSignIn({ redirectUrl: REDIRECT_URL, isPlain: true });
  onTestFinished(() => standIn.close());
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  let stored: unknown;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const store: SecretStore = {
    read: async () => structuredClone(stored),
    write: async (signedIn) => {
      stored = structuredClone(signedIn);
      tell();
    },
    forget: async () => {
      stored = undefined;
      tell();
    },
  };
  const windows: MemorySignIn['windows'] = [];
  const person: MemorySignIn['person'] = {};
  const here = (url: string) =>
    url.replace(/^https:\/\/login\.microsoftonline\.com/, `http://127.0.0.1:${standIn.port}`);
  // A browser sends the origin of an extension's page with every POST.
  const reach: typeof fetch = (input, init) =>
    fetch(here(String(input)), { ...init, headers: { ...init?.headers, origin: 'chrome-extension://abc' } });
  const network = { reach };

  async function launch(url: string, { interactive }: { interactive: boolean }): Promise<string> {
    windows.push({ url: new URL(url), interactive });
    if (person.closes) throw new SignInFault({ reason: 'closed' });
    await person.waits?.();
    if (person.answers) return person.answers;
    const answer = await fetch(here(url), { redirect: 'manual' });
    const location = answer.headers.get('location');
    if (!location) throw new SignInFault({ reason: 'closed' });
    return location;
  }
  const another = () =>
    createSignIn({
      store,
      launch,
      redirectUrl: REDIRECT_URL,
      fetch: (input, init) => network.reach(input, init),
      now: () => Date.now(),
      protocol: () => import('../../../lib/partner-center/sign-in/protocol.ts'),
    });
  const onChange = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return { ...another(), standIn, store, onChange, another, windows, person, network };
}
