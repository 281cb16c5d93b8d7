import { describe, expect, it } from 'vitest';
import type { SignInReason } from '../../../lib/partner-center/sign-in/sign-in-fault.ts';
import { STAND_IN_SCOPES } from '../../stand-ins/partner-center/sign-in-rules.ts';
import { CONNECTION, type MemorySignIn, passTime } from './memory-sign-in.ts';
import { grants, HOUR_IN_MS, problemOf, reasonOf, signedIn } from './signed-in.ts';

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
