import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { getAddress } from '../../lib/db/address.ts';
import type { Db } from '../../lib/db/open.ts';
import { diffCustomer } from '../../lib/log/diff.ts';
import { createPolicyWorkspace, type PolicyWorkspace } from '../../lib/session/policy-workspace.ts';
import { startWorkspace } from '../../lib/workspace/sync/start-workspace.ts';
import { aCustomer } from '../fixtures/documents.ts';
import { setManaged } from '../policy/managed-storage.ts';
import { type Azurite, startAzurite } from '../stand-ins/azurite/start-azurite.ts';
import { until } from '../until.ts';
import { commit, openProfile } from '../workspace/sync/member.ts';
import { storeOf } from '../workspace/transport/store-of.ts';
import { browserPermissions } from './browser-permissions.ts';

const LOCAL = 'http://127.0.0.1/*';
let azurite: Azurite;
let containers = 0;
let url: string;
let ben: Db;
let opened: PolicyWorkspace | undefined;

beforeAll(async () => {
  azurite = await startAzurite();
}, 60_000);
afterAll(() => azurite.close());

beforeEach(async () => {
  fakeBrowser.reset();
  containers += 1;
  await azurite.createContainer(`offer-${containers}`);
  url = azurite.urlOf(`offer-${containers}`);
  const ann = await openProfile();
  await commit(ann, diffCustomer(undefined, aCustomer(1)) ?? { drop: 'workspace' });
  await startWorkspace(ann, storeOf(url));
  ben = await openProfile();
  setManaged(async () => ({ workspaceUrl: url }));
});
afterEach(() => {
  opened?.dispose();
  setManaged(async () => ({}));
});

function open(permissions = browserPermissions([LOCAL]), fetch: typeof globalThis.fetch = globalThis.fetch) {
  opened = createPolicyWorkspace(ben, { fetch, now: Date.now, permissions });
  return opened;
}

it('is joined in an empty profile, and then there is nothing to offer', async () => {
  const { offer } = open();
  await until(async () => expect(await getAddress(ben)).toBe(url));
  await until(() => expect(offer.value).toBeUndefined());
});

it('is offered where a directory is, and its token is in no text of the place', async () => {
  await commit(ben, diffCustomer(undefined, aCustomer(2)) ?? { drop: 'workspace' });
  const { offer } = open();
  await until(() => expect(offer.value?.standing).toEqual({ state: 'hasDirectory' }));
  expect(JSON.stringify(offer.value?.place)).not.toContain('sig=');
  expect(await getAddress(ben)).toBeUndefined();
});

it('waits for the host to be allowed, and joins once it is', async () => {
  const permissions = browserPermissions([]);
  const blocked: typeof fetch = (...call) =>
    permissions.asked.length > 0 ? fetch(...call) : Promise.reject(new TypeError('CORS'));
  const { offer, allow } = open(permissions, blocked);
  await until(() => expect(offer.value?.standing).toEqual({ state: 'permission' }));
  allow();
  await until(async () => expect(await getAddress(ben)).toBe(url));
  expect(permissions.asked).toEqual([[LOCAL]]);
  await until(() => expect(offer.value).toBeUndefined());
});

it('says what is wrong where the host is allowed', async () => {
  const { offer, tryAgain } = open(browserPermissions([LOCAL]), () => Promise.reject(new TypeError('offline')));
  await until(() => expect(offer.value?.standing).toEqual({ state: 'waiting', for: 'network' }));
  tryAgain();
  await until(() => expect(offer.value?.standing).toEqual({ state: 'waiting', for: 'network' }));
});

it('is not offered where the policy names none', async () => {
  setManaged(async () => ({ role: 'helpdesk' }));
  const { offer } = open();
  await until(async () => expect(await ben.count('sync')).toBe(0));
  expect(offer.value).toBeUndefined();
});
