import { describe, expect, it } from 'vitest';
import type { SignInReason } from '../../../lib/partner-center/sign-in/sign-in-fault.ts';
import { STAND_IN_SCOPES, STAND_IN_TENANT } from '../../stand-ins/partner-center/sign-in-rules.ts';
import { CONNECTION, type MemorySignIn, memorySignIn, REDIRECT_URL } from './memory-sign-in.ts';
import { grants, HOUR_IN_MS, problemOf, reasonOf, signedIn } from './signed-in.ts';

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
