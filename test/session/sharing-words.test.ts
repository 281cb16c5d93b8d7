import { describe, expect, it } from 'vitest';
import { reachStore } from '../../lib/session/sharing-place.ts';
import { rightsOf, validityOf } from '../../lib/session/sharing-rights.ts';
import { type Standing, standingOf } from '../../lib/session/sharing-standing.ts';
import type { SyncStatus } from '../../lib/workspace/sync/sync-status.ts';
import type { Grant } from '../../lib/workspace/transport/grant.ts';

type Sharing = Extract<SyncStatus, { sharing: true }>;

const NOW = Date.parse('2026-11-22T12:00:00Z');
const GRANT: Grant = { abilities: ['read', 'append', 'create', 'list'], version: '2021-12-02', scope: 'container' };

const sharing = (change: Partial<Sharing>): SyncStatus => ({
  sharing: true,
  workspace: 'one',
  waiting: 0,
  inFlight: false,
  position: 1,
  members: [],
  ...change,
});

describe('how it stands with sharing', () => {
  const at = '2026-11-22T11:00:00Z';
  it.each<[string, SyncStatus, Standing]>([
    ['shared with no one', { sharing: false }, { state: 'local' }],
    ['begun', sharing({}), { state: 'due', waiting: 0, at: undefined }],
    ['shared', sharing({ lastOutcome: { state: 'shared' }, lastSharedAt: at }), { state: 'shared', at }],
    [
      'shared, and changed since',
      sharing({ lastOutcome: { state: 'shared' }, lastSharedAt: at, waiting: 2 }),
      { state: 'due', waiting: 2, at },
    ],
    [
      'without a network; what was changed since counts too',
      sharing({ lastOutcome: { state: 'waiting', for: 'network', waiting: 1 }, waiting: 3 }),
      { state: 'offline', waiting: 3, at: undefined },
    ],
    [
      'refused',
      sharing({ lastOutcome: { state: 'stopped', reason: { kind: 'noContainer' }, waiting: 1 }, waiting: 1 }),
      { state: 'stopped', reason: { kind: 'noContainer' }, waiting: 1, at: undefined },
    ],
  ])('%s', (_, status, standing) => {
    expect(standingOf(status, true)).toEqual(standing);
  });

  it('without its address it is known no better', () => {
    expect(standingOf(sharing({ waiting: 2 }), false)).toEqual({ state: 'noAddress', waiting: 2 });
  });
});

describe('what a member may do', () => {
  const forbidden = (code: string) =>
    ({ state: 'stopped', reason: { kind: 'forbidden', doing: 'append', code }, waiting: 1 }) as const;

  it('is what the token says', () => {
    expect(rightsOf({ ...GRANT, abilities: ['read', 'list'] })).toEqual({
      read: 'yes',
      write: 'no',
      create: 'no',
      list: 'yes',
      isTooWide: false,
    });
  });

  it('is more with a token that writes', () => {
    expect(rightsOf({ ...GRANT, abilities: ['read', 'write'] })).toMatchObject({ write: 'yes', create: 'yes' });
  });

  it('is for the store to say where an access policy decides', () => {
    expect(rightsOf({ ...GRANT, abilities: undefined, policy: 'members' })).toMatchObject({
      read: 'unknown',
      write: 'unknown',
      policy: 'members',
    });
  });

  it('is what the store has refused, whatever the token says', () => {
    expect(rightsOf(GRANT, forbidden('AuthorizationPermissionMismatch'))).toMatchObject({ read: 'yes', write: 'no' });
  });

  it('is not told by a refusal of the token as a whole', () => {
    expect(rightsOf(GRANT, forbidden('AuthenticationFailed'))).toMatchObject({ write: 'yes' });
  });

  it.each<[string, Partial<Grant>]>([
    ['overwrites', { abilities: ['read', 'write'] }],
    ['deletes', { abilities: ['read', 'delete'] }],
    ['opens the whole account', { scope: 'account' }],
  ])('is too much when it %s', (_, change) => {
    expect(rightsOf({ ...GRANT, ...change }).isTooWide).toBe(true);
  });
});

describe('a token', () => {
  it.each<[string, Partial<Grant>, object]>([
    ['without an end', {}, { state: 'unlimited' }],
    ['long before its end', { expiresAt: '2027-01-01T00:00:00Z' }, { state: 'long', days: 39 }],
    ['two weeks before its end', { expiresAt: '2026-12-06T12:00:00Z' }, { state: 'long', days: 14 }],
    ['less than two weeks before its end', { expiresAt: '2026-12-06T11:59:59Z' }, { state: 'soon', days: 13 }],
    ['on its last day', { expiresAt: '2026-11-22T13:00:00Z' }, { state: 'soon', days: 0 }],
    ['at its end', { expiresAt: '2026-11-22T12:00:00Z' }, { state: 'over' }],
    ['before its beginning', { startsAt: '2026-11-23T00:00:00Z' }, { state: 'early', at: '2026-11-23T00:00:00Z' }],
  ])('%s', (_, change, validity) => {
    expect(validityOf({ ...GRANT, ...change }, NOW)).toMatchObject(validity);
  });
});

describe('the store behind an address', () => {
  const reach = { fetch, now: () => NOW };
  it.each([
    ['https://acme.blob.core.windows.net/team?sv=1&sr=c&sp=r&sig=x', 'https://acme.blob.core.windows.net/*'],
    ['http://127.0.0.1:10000/account/team?sv=1&sr=c&sp=r&sig=x', 'http://127.0.0.1/*'],
  ])('%s is asked for by its host alone', (url, pattern) => {
    expect(reachStore(url, reach)).toMatchObject({ pattern });
  });

  it('shows no token', () => {
    const reached = reachStore('https://acme.blob.core.windows.net/team?sv=1&sr=c&sp=r&sig=secret', reach);
    expect(JSON.stringify(reached)).not.toContain('secret');
  });
});
