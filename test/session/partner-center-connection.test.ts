import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { createClients } from '../../lib/session/partner-center-client.ts';
import { type ConnectionOptions, createPartnerCenterConnection } from '../../lib/session/partner-center-connection.ts';
import { type MemorySignIn, memorySignIn, passTime } from '../partner-center/sign-in/memory-sign-in.ts';
import { STAND_IN_CLIENT, STAND_IN_TENANT } from '../stand-ins/partner-center/sign-in-rules.ts';
import { until } from '../until.ts';
import { memorySession } from './memory-session.ts';

const DRAFT = { cloud: 'global', tenant: STAND_IN_TENANT, clientId: STAND_IN_CLIENT, requestsPerMinute: '' } as const;
const HOUR_IN_MS = 60 * 60 * 1000;

function open(session: OptionsSession, here: MemorySignIn, change: Partial<ConnectionOptions> = {}) {
  const askPermission = vi.fn(async (..._patterns: string[]) => true);
  const connection = createPartnerCenterConnection(session, {
    signIn: here.another(),
    onSignIn: here.onChange,
    askPermission,
    createClient: createClients((input, init) => here.network.reach(input, init), session.db),
    now: () => Date.now(),
    ...change,
  });
  onTestFinished(() => connection.dispose());
  return { ...connection, askPermission };
}

async function connected(change: Partial<ConnectionOptions> = {}) {
  const session = await memorySession();
  const browser = await memorySignIn();
  const here = open(session, browser, change);
  await here.connect(DRAFT);
  await until(() => expect(here.connection.value).toBeTypeOf('object'));
  return { session, browser, here };
}

describe('the connection to Partner Center', () => {
  it('is not there at first, and is kept as it is typed, in every open page', async () => {
    const session = await memorySession();
    const browser = await memorySignIn();
    const [here, there] = [open(session, browser), open(session, browser)];
    await until(() => expect(here.connection.value).toBe('none'));
    expect(await here.connect({ ...DRAFT, tenant: '?' })).toBe(false);
    expect(here.problem.value).toBe('tenant');
    expect(await here.connect(DRAFT)).toBe(true);
    expect(here.problem.value).toBeUndefined();
    await until(() => expect(there.connection.value).toEqual({ ...DRAFT, requestsPerMinute: 500 }));
    await there.disconnect();
    await until(() => expect(here.connection.value).toBe('none'));
    expect(browser.standIn.journal).toEqual([]);
  });

  it('asks for Microsoft’s two hosts in the click itself, and for nothing before that', async () => {
    const { here } = await connected();
    expect(here.askPermission).not.toHaveBeenCalled();
    const signing = here.signIn();
    expect(here.askPermission).toHaveBeenCalledExactlyOnceWith(
      'https://login.microsoftonline.com/*',
      'https://api.partnercenter.microsoft.com/*',
    );
    await signing;
  });

  it('reaches nobody whom the browser was not allowed to reach', async () => {
    const { here, browser } = await connected({ askPermission: async () => false });
    await here.signIn();
    expect(here.standing.value).toEqual({ state: 'signedOut', problem: { reason: 'permission' } });
    expect(browser.standIn.journal).toEqual([]);
  });

  it('says who is signed in and until when, in every open page, and has a client then', async () => {
    const { session, browser, here } = await connected();
    const there = open(session, browser);
    expect(here.partnerCenter.value).toBeUndefined();
    await here.signIn();
    for (const page of [here, there])
      await until(() =>
        expect(page.standing.value).toMatchObject({ state: 'signedIn', account: { name: 'Kim Akers' } }),
      );
    expect(there.partnerCenter.value).toBeDefined();
    const lastsUntil = here.standing.value.state === 'signedIn' ? Date.parse(here.standing.value.until) : 0;
    expect(Math.abs(lastsUntil - Date.now() - 24 * HOUR_IN_MS)).toBeLessThan(10_000);
    await there.signOut();
    await until(() => expect(here.standing.value).toEqual({ state: 'signedOut' }));
    expect(here.partnerCenter.value).toBeUndefined();
  });

  it('keeps the client while tokens are renewed', async () => {
    const { browser, here } = await connected();
    await here.signIn();
    await until(() => expect(here.partnerCenter.value).toBeDefined());
    const client = here.partnerCenter.value;
    passTime(HOUR_IN_MS);
    await browser.accessToken({ ...DRAFT, requestsPerMinute: 500 });
    await until(() => expect(browser.standIn.journal.at(-1)?.what).toContain('refresh_token'));
    expect(here.partnerCenter.value).toBe(client);
  });

  it('has no client any more once the sign-in has run out, and still knows whose it was', async () => {
    const { browser, here } = await connected();
    await here.signIn();
    await until(() => expect(here.partnerCenter.value).toBeDefined());
    const client = here.partnerCenter.value;
    browser.standIn.rules.hasSession = false;
    passTime(25 * HOUR_IN_MS);
    await expect(client?.organization()).rejects.toMatchObject({ details: { call: 'signIn', reason: 'signedOut' } });
    await until(() => expect(here.standing.value).toMatchObject({ state: 'expired', account: { name: 'Kim Akers' } }));
    expect(here.partnerCenter.value).toBeUndefined();
  });

  it('says what a sign-in came to, until the next one', async () => {
    const { browser, here } = await connected();
    browser.standIn.rules.failing.authorize = {
      error: 'access_denied',
      code: 90094,
      words: 'Admin consent is required.',
    };
    await here.signIn();
    expect(here.standing.value).toMatchObject({
      state: 'signedOut',
      problem: { reason: 'consentRequired', code: 'AADSTS90094' },
    });
    delete browser.standIn.rules.failing.authorize;
    await here.signIn();
    await until(() => expect(here.standing.value).toMatchObject({ state: 'signedIn' }));
    expect(here.standing.value).not.toHaveProperty('problem');
  });

  it('is let go of while Microsoft’s window is open; what comes of it later is not kept', async () => {
    const { browser, here } = await connected();
    const opened = Promise.withResolvers<void>();
    const closed = Promise.withResolvers<void>();
    browser.person.waits = () => {
      opened.resolve();
      return closed.promise;
    };
    const signing = here.signIn();
    expect(here.standing.value).toEqual({ state: 'signingIn' });
    await opened.promise;
    here.giveUp();
    expect(here.standing.value).toEqual({ state: 'signedOut' });
    closed.resolve();
    await signing;
    expect(here.standing.value).toEqual({ state: 'signedOut' });
    expect(await browser.store.read()).toBeUndefined();
  });

  it('signs out when it becomes one with another app, and not when its rate alone is another', async () => {
    const { here, browser } = await connected();
    await here.signIn();
    await here.connect({ ...DRAFT, requestsPerMinute: '60' });
    await until(() => expect(here.connection.value).toMatchObject({ requestsPerMinute: 60 }));
    expect(here.standing.value.state).toBe('signedIn');
    await here.connect({ ...DRAFT, clientId: STAND_IN_TENANT });
    expect(await browser.store.read()).toBeUndefined();
    await until(() => expect(here.standing.value).toEqual({ state: 'signedOut' }));
  });
});
