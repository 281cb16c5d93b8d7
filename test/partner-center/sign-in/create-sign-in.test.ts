import { describe, expect, it } from 'vitest';
import { SignInFault, type SignInReason } from '../../../lib/partner-center/sign-in/sign-in-fault.ts';
import { STAND_IN_SCOPES, STAND_IN_TENANT } from '../../stand-ins/partner-center/sign-in-rules.ts';
import { CONNECTION, type MemorySignIn, memorySignIn, passTime, REDIRECT_URL } from './memory-sign-in.ts';

const HOUR_IN_MS = 60 * 60 * 1000;

const problemOf = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (fault: unknown) => (fault instanceof SignInFault ? fault.problem : Promise.reject(fault)),
  );
const reasonOf = async (asked: Promise<unknown>) => (await problemOf(asked))?.reason;
const grants = ({ standIn }: MemorySignIn) =>
  standIn.journal.flatMap(({ what }) => /token (\w+)$/.exec(what)?.[1] ?? []);

async function signedIn(): Promise<MemorySignIn> {
  const here = await memorySignIn();
  await here.signIn(CONNECTION);
  return here;
}

describe('signing in', () => {
  it('asks for a code with PKCE, state and nonce, and for nothing else than the API', async () => {
    const { windows } = await signedIn();
    const asked = Object.fromEntries(windows[0]?.url.searchParams ?? []);
    expect(asked).toMatchObject({
      response_type: 'code',
      client_id: CONNECTION.clientId,
      redirect_uri: REDIRECT_URL,
      code_challenge_method: 'S256',
      scope: `${STAND_IN_SCOPES.partnerCenter} openid profile offline_access`,
      prompt: 'select_account',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]).toMatch(/^[\w-]{43}$/);
  });

  it('tells who signed in, and gives a token that the service takes', async () => {
    const { signedIn: whoIs, accessToken, standIn } = await signedIn();
    expect((await whoIs(CONNECTION))?.account).toEqual({
      username: 'kim@fabrikam.onmicrosoft.com',
      name: 'Kim Akers',
      tenantId: STAND_IN_TENANT,
    });
    expect(standIn.tokens.verify(`Bearer ${await accessToken(CONNECTION)}`)).toEqual({
      audience: 'https://api.partnercenter.microsoft.com',
      tenantId: STAND_IN_TENANT,
      username: 'kim@fabrikam.onmicrosoft.com',
      hasMfa: true,
    });
  });

  it('takes a domain for the tenant', async () => {
    const here = await memorySignIn();
    const connection = { ...CONNECTION, tenant: 'fabrikam.onmicrosoft.com' };
    await here.signIn(connection);
    expect((await here.signedIn(connection))?.account.tenantId).toBe(STAND_IN_TENANT);
  });

  it('is of no use to another connection', async () => {
    const { signedIn: whoIs, accessToken } = await signedIn();
    const other = { ...CONNECTION, clientId: STAND_IN_TENANT };
    expect(await whoIs(other)).toBeUndefined();
    expect(await reasonOf(accessToken(other))).toBe('signedOut');
    expect(await whoIs({ ...CONNECTION, requestsPerMinute: 1 })).toBeDefined();
  });

  it('asks even somebody whom Microsoft knows, when it is to be afresh', async () => {
    const here = await signedIn();
    await here.signIn(CONNECTION, { afresh: true });
    expect(here.windows[1]?.url.searchParams.get('prompt')).toBe('login');
    expect(here.windows[1]?.url.searchParams.get('login_hint')).toBe('kim@fabrikam.onmicrosoft.com');
  });

  it('opens no window for a tenant that there is not', async () => {
    const here = await memorySignIn();
    const problem = await problemOf(here.signIn({ ...CONNECTION, tenant: 'contoso.com' }));
    expect(problem).toMatchObject({ reason: 'tenantUnknown', code: 'AADSTS90002' });
    expect(problem?.description).toMatch(/not found/);
    expect(problem?.correlationId).toMatch(/^[0-9a-f-]{36}$/);
    expect(here.windows).toEqual([]);
  });

  it.each<[string, SignInReason, (here: MemorySignIn) => void]>([
    [
      'a tenant of another cloud',
      'otherCloud',
      ({ standIn }) => Object.assign(standIn.rules, { origin: 'https://login.microsoftonline.us' }),
    ],
    [
      'another tenant than was asked for',
      'malformed',
      ({ standIn }) => Object.assign(standIn.rules, { tenantId: CONNECTION.clientId, domains: [STAND_IN_TENANT] }),
    ],
    ['a window that is closed', 'closed', ({ person }) => Object.assign(person, { closes: true })],
    [
      'an app that is unknown: Microsoft says so in the window',
      'closed',
      ({ standIn }) => Object.assign(standIn.rules, { app: { clientId: STAND_IN_TENANT, redirects: {} } }),
    ],
    [
      'a redirect address that is not registered',
      'closed',
      ({ standIn }) => Object.assign(standIn.rules.app, { redirects: {} }),
    ],
    [
      'a registration for the web',
      'notSinglePage',
      ({ standIn }) => Object.assign(standIn.rules.app, { redirects: { [REDIRECT_URL]: 'web' } }),
    ],
    [
      'a registration for mobile and desktop',
      'notSinglePage',
      ({ standIn }) => Object.assign(standIn.rules.app, { redirects: { [REDIRECT_URL]: 'native' } }),
    ],
    [
      'no network',
      'unreachable',
      ({ network }) => Object.assign(network, { reach: () => Promise.reject(new TypeError('Failed to fetch')) }),
    ],
    [
      'an authority that never answers',
      'timedOut',
      ({ network }) => Object.assign(network, { reach: () => Promise.reject(new DOMException('', 'TimeoutError')) }),
    ],
    [
      'an authority that answers something else',
      'malformed',
      ({ network }) => Object.assign(network, { reach: async () => new Response('<html>') }),
    ],
    [
      'an ID token for another app',
      'malformed',
      ({ standIn }) => Object.assign(standIn.rules, { alter: withClaims({ aud: STAND_IN_TENANT }) }),
    ],
    [
      'an ID token for another sign-in',
      'malformed',
      ({ standIn }) => Object.assign(standIn.rules, { alter: withClaims({ nonce: 'other' }) }),
    ],
    [
      'an ID token of another issuer',
      'malformed',
      ({ standIn }) => Object.assign(standIn.rules, { alter: withClaims({ iss: 'https://evil.example' }) }),
    ],
    [
      'a clock that is wrong here',
      'clockWrong',
      ({ standIn }) => Object.assign(standIn.rules, { now: () => Date.now() - 2 * HOUR_IN_MS }),
    ],
    [
      'an ID token without a tenant',
      'malformed',
      ({ standIn }) => Object.assign(standIn.rules, { alter: withClaims({ tid: 'x' }) }),
    ],
    [
      'no ID token',
      'malformed',
      ({ standIn }) => Object.assign(standIn.rules, { alter: ({ id_token: _, ...answer }: Answer) => answer }),
    ],
    [
      'a token of another kind',
      'malformed',
      ({ standIn }) => Object.assign(standIn.rules, { alter: (answer: Answer) => ({ ...answer, token_type: 'mac' }) }),
    ],
  ])('ends with %s', async (_, reason, prepare) => {
    const here = await memorySignIn();
    prepare(here);
    const problem = await problemOf(here.signIn(CONNECTION));
    expect(problem?.reason).toBe(reason);
    expect(await here.store.read()).toBeUndefined();
  });

  it('takes no code for a question that it did not ask', async () => {
    const here = await memorySignIn();
    const other = await memorySignIn();
    await other.signIn(CONNECTION);
    // The answer to another sign-in, as if a page had opened the redirect address.
    const stolen = new URL(REDIRECT_URL);
    stolen.searchParams.set(
      'code',
      here.standIn.tokens.issueCode({
        redirectUrl: REDIRECT_URL,
        challenge: 'x',
        nonce: undefined,
        scope: STAND_IN_SCOPES.partnerCenter,
      }),
    );
    stolen.searchParams.set('state', 'other');
    here.person.answers = stolen.href;
    expect(await reasonOf(here.signIn(CONNECTION))).toBe('malformed');
    expect(grants(here)).toEqual([]);
  });
});

type Answer = Record<string, unknown>;

/** An ID token with other claims. */
const withClaims = (claims: object) => (answer: Answer) => {
  const [head = '', body = '', signature = ''] = String(answer['id_token']).split('.');
  const altered = { ...JSON.parse(Buffer.from(body, 'base64url').toString()), ...claims };
  const encoded = Buffer.from(JSON.stringify(altered)).toString('base64url');
  return { ...answer, id_token: `${head}.${encoded}.${signature}` };
};

describe('a token', () => {
  it('is given as it is while it is good for some minutes', async () => {
    const here = await signedIn();
    const first = await here.accessToken(CONNECTION);
    passTime(HOUR_IN_MS - 3 * 60_000);
    expect(await here.accessToken(CONNECTION)).toBe(first);
    expect(grants(here)).toEqual(['authorization_code']);
  });

  it('is renewed without a window before it runs out, and again and again', async () => {
    const here = await signedIn();
    const seen = new Set<string>();
    for (let hour = 0; hour < 20; hour++) {
      passTime(HOUR_IN_MS - 60_000);
      seen.add(await here.accessToken(CONNECTION));
    }
    expect(seen.size).toBe(20);
    expect(here.windows).toHaveLength(1);
  });

  it('can be renewed for a day after the sign-in, however often that was done', async () => {
    const here = await signedIn();
    const until = (await here.signedIn(CONNECTION))?.refreshUntil;
    passTime(23 * HOUR_IN_MS);
    await here.accessToken(CONNECTION);
    expect((await here.signedIn(CONNECTION))?.refreshUntil).toBe(until);
  });

  it('is not kept of somebody else who signed in before', async () => {
    const here = await signedIn();
    const before = await here.accessToken(CONNECTION, 'graph');
    here.standIn.rules.username = 'alex@fabrikam.onmicrosoft.com';
    await here.signIn(CONNECTION);
    expect(await here.accessToken(CONNECTION, 'graph')).not.toBe(before);
  });

  it('is renewed once, however many pages and workers ask at once', async () => {
    const here = await signedIn();
    passTime(HOUR_IN_MS);
    const asked = [here, here.another(), here.another(), here].map((one) => one.accessToken(CONNECTION));
    expect(new Set(await Promise.all(asked)).size).toBe(1);
    expect(grants(here)).toEqual(['authorization_code', 'refresh_token']);
  });

  it('is had silently from the browser’s own sign-in when it cannot be refreshed any more', async () => {
    const here = await signedIn();
    passTime(25 * HOUR_IN_MS);
    await here.accessToken(CONNECTION);
    expect(here.windows[1]).toMatchObject({ interactive: false });
    expect(here.windows[1]?.url.searchParams.get('prompt')).toBe('none');
    passTime(20 * HOUR_IN_MS);
    await here.accessToken(CONNECTION);
    expect(here.windows).toHaveLength(2);
  });

  it('is not had of somebody else who is signed in with Microsoft by now', async () => {
    const here = await signedIn();
    here.standIn.rules.username = 'alex@fabrikam.onmicrosoft.com';
    passTime(25 * HOUR_IN_MS);
    expect(await reasonOf(here.accessToken(CONNECTION))).toBe('expired');
  });

  it('is there no more when nobody is signed in with Microsoft either; who it was is still known', async () => {
    const here = await signedIn();
    here.standIn.rules.hasSession = false;
    passTime(25 * HOUR_IN_MS);
    expect(await reasonOf(here.accessToken(CONNECTION))).toBe('expired');
    const known = await here.signedIn(CONNECTION);
    expect(known).toMatchObject({ account: { name: 'Kim Akers' }, refreshUntil: 0, access: {} });
    expect(known).not.toHaveProperty('refreshToken');
  });

  it.each<[string, number, string, SignInReason]>([
    ['was revoked', 50173, 'invalid_grant', 'expired'],
    ['needs a second factor now', 50076, 'interaction_required', 'mfaRequired'],
    ['meets a policy', 53003, 'interaction_required', 'blockedByPolicy'],
  ])('ends when it %s', async (_, code, error, reason) => {
    const here = await signedIn();
    here.standIn.rules.hasSession = false;
    here.standIn.rules.failing.token = { code, error, words: 'No.' };
    passTime(HOUR_IN_MS);
    expect(await problemOf(here.accessToken(CONNECTION))).toMatchObject({ reason, code: `AADSTS${code}` });
    expect((await here.signedIn(CONNECTION))?.refreshUntil).toBe(0);
  });

  it.each<[string, (here: MemorySignIn) => void, SignInReason]>([
    [
      'the network is gone',
      ({ network }) => Object.assign(network, { reach: () => Promise.reject(new TypeError('Failed to fetch')) }),
      'unreachable',
    ],
    [
      'Microsoft is not well',
      ({ standIn }) =>
        Object.assign(standIn.rules.failing, {
          token: { code: 90033, error: 'temporarily_unavailable', words: 'A transient error.' },
        }),
      'busyThere',
    ],
  ])('can be had later when %s', async (_, prepare, reason) => {
    const here = await signedIn();
    const { reach } = here.network;
    prepare(here);
    passTime(HOUR_IN_MS);
    expect(await reasonOf(here.accessToken(CONNECTION))).toBe(reason);
    Object.assign(here.network, { reach });
    delete here.standIn.rules.failing.token;
    expect(await here.accessToken(CONNECTION)).toBeTruthy();
    expect(here.windows).toHaveLength(1);
  });

  it('is not kept of somebody who signs out while it is renewed', async () => {
    const here = await signedIn();
    passTime(HOUR_IN_MS);
    const { reach } = here.network;
    here.network.reach = async (...call) => {
      const answer = await reach(...call);
      await here.signOut();
      return answer;
    };
    await here.accessToken(CONNECTION);
    expect(await here.store.read()).toBeUndefined();
  });

  it('is not asked for by anybody who is signed out', async () => {
    const here = await signedIn();
    await here.signOut();
    expect(await reasonOf(here.accessToken(CONNECTION))).toBe('signedOut');
    expect(grants(here)).toEqual(['authorization_code']);
  });
});

describe('a token for Microsoft Graph', () => {
  it('is had by the same sign-in, and takes nothing from the one for Partner Center', async () => {
    const here = await signedIn();
    const first = await here.accessToken(CONNECTION);
    const graph = await here.accessToken(CONNECTION, 'graph');
    expect(here.standIn.tokens.verify(`Bearer ${graph}`)?.audience).toBe('https://graph.microsoft.com');
    expect(await here.accessToken(CONNECTION)).toBe(first);
    expect(here.windows).toHaveLength(1);
  });

  it('needs consent of its own, which ends nothing', async () => {
    const here = await signedIn();
    here.standIn.rules.consented = [STAND_IN_SCOPES.partnerCenter];
    here.standIn.rules.hasSession = false;
    expect(await reasonOf(here.accessToken(CONNECTION, 'graph'))).toBe('consentRequired');
    expect(await here.accessToken(CONNECTION)).toBeTruthy();
    here.standIn.rules.consented = Object.values(STAND_IN_SCOPES);
    await here.signIn(CONNECTION, { service: 'graph' });
    expect(here.windows.at(-1)?.url.searchParams.get('prompt')).toBeNull();
    expect(await here.accessToken(CONNECTION, 'graph')).toBeTruthy();
  });

  it('is not to be had in China', async () => {
    const here = await signedIn();
    expect(await reasonOf(here.accessToken({ ...CONNECTION, cloud: 'china' }, 'graph'))).toBe('apiUnknown');
  });
});
