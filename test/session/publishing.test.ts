import { signal } from '@preact/signals';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { getFeeds, getPublishing } from '../../lib/db/publishing.ts';
import { parseInvitation } from '../../lib/feed/subscribe/invitation.ts';
import { refreshSubscription } from '../../lib/feed/subscribe/refresh-subscription.ts';
import { newSubscription } from '../../lib/feed/subscribe/subscription.ts';
import { diffCustomer, diffPartner, diffWorkspace } from '../../lib/log/diff.ts';
import { createPublishing } from '../../lib/session/publishing.ts';
import { invitationFor, invitationMail, invitationsCsv } from '../../lib/session/publishing-invite.ts';
import { createPublishingSetup, readSetupDraft } from '../../lib/session/publishing-setup.ts';
import { withNextEpoch } from '../../lib/session/publishing-workspace.ts';
import { exportJson } from '../../lib/transfer/export.ts';
import type { SyncOutcome } from '../../lib/workspace/sync/create-sync.ts';
import { buildCustomer, buildSubscription, tenant, us } from '../directory/build.ts';
import { type Azurite, startAzurite } from '../stand-ins/azurite/start-azurite.ts';
import { memorySession, write } from './memory-session.ts';

const PASSPHRASE = 'correct horse battery staple';
const CUSTOMERS = 12;
let azurite: Azurite;
let containers = 0;
beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite?.close());

const draftFor = (container: string) => ({
  host: azurite.urlOf(container, { permissions: 'rcw' }),
  readers: azurite.urlOf(container, { permissions: 'r' }),
  keyFile: '',
  passphrase: PASSPHRASE,
  repeated: PASSPHRASE,
});
const customerOf = (n: number, quantity = 1) =>
  buildCustomer({
    tenantId: tenant(n),
    companyName: `Customer ${n}`,
    subscriptions: [buildSubscription(n, { quantity })],
  });

async function partner(reach: typeof fetch = fetch) {
  containers += 1;
  const container = `feeds${containers}`;
  await azurite.createContainer(container);
  const session = await memorySession();
  const customers = Array.from({ length: CUSTOMERS }, (_, n) => customerOf(n + 100));
  await write(session.db, [
    diffPartner(undefined, us),
    ...customers.map((customer) => diffCustomer(undefined, customer)),
  ]);
  await vi.waitFor(() => expect(session.partners.value).toHaveLength(1));
  const share = vi.fn(async (): Promise<SyncOutcome> => ({ state: 'notSharing' }));
  const wakeBackground = vi.fn(async () => undefined);
  const alarm = { set: vi.fn(), clear: vi.fn(), onRing: () => () => undefined };
  const publishing = createPublishing(session, { fetch: reach, now: Date.now, share, alarm, wakeBackground });
  const asked = signal<string[]>([]);
  const setup = createPublishingSetup(session, {
    fetch: reach,
    now: Date.now,
    askPermission: async (...patterns) => {
      asked.value = [...asked.value, ...patterns];
      return true;
    },
    onDone: publishing.refresh,
  });
  const draft = draftFor(container);
  await setup.make(draft);
  const made = setup.view.value;
  const file = made.state === 'made' ? made.file : '';
  await setup.finish();
  await session.review.confirm();
  session.review.close();
  await vi.waitFor(() => expect(session.workspace.value?.feeds).toBeDefined());
  return { session, publishing, setup, draft, file, asked, alarm, share, wakeBackground };
}

const invited = async ({ session }: Awaited<ReturnType<typeof partner>>, n: number) => {
  const parsed = parseInvitation((await invitationFor(session.db, session.workspace.value, tenant(n))) ?? '');
  if (!parsed.ok) throw new Error(parsed.reason);
  return newSubscription(parsed.invitation);
};
const refresh = (subscription: Awaited<ReturnType<typeof invited>>) =>
  refreshSubscription(subscription, { fetch, now: Date.now });

describe('what is typed to set up publishing', () => {
  it.each([
    ['a short passphrase', { passphrase: 'short', repeated: 'short' }, { field: 'passphrase', code: 'short' }],
    ['a slip in the passphrase', { repeated: `${PASSPHRASE}!` }, { field: 'repeated', code: 'different' }],
    ['no address', { host: 'feeds' }, { field: 'host', code: 'notUrl' }],
    ['an address without encryption', { host: 'http://host.example/feeds' }, { field: 'host', code: 'notHttps' }],
    [
      'a token that customers could write with',
      { readers: 'https://host.example/feeds?sp=rw&sig=x' },
      { field: 'readers', code: 'grantsMore' },
    ],
  ])('is refused with %s', (_, change, problem) => {
    expect(readSetupDraft({ ...draftFor('feeds'), ...change })).toEqual({ ok: false, problem });
  });
});

describe('an address for customers that names an access policy', () => {
  async function setUp(permissions: string) {
    const one = await partner();
    const container = `policies-${permissions}`;
    await azurite.createContainer(container);
    await azurite.setPolicies(container, { customer: permissions });
    const readers = azurite.urlOf(container, { policy: 'customer' });
    await one.setup.make({ ...draftFor(container), readers });
    return one;
  }

  it('is refused where the policy lets them write', async () => {
    const { setup } = await setUp('rw');
    expect(setup.view.value).toEqual({ state: 'entering', problem: { field: 'readers', code: 'grantsMore' } });
  });

  it('is taken where the policy lets them read', async () => {
    expect((await setUp('r')).setup.view.value).toMatchObject({ state: 'made' });
  });

  it('is refused while nobody answers what it allows', async () => {
    const one = await partner();
    const readers = 'http://127.0.0.1:9/feeds?si=customer&sig=x';
    await one.setup.make({ ...draftFor('feeds1'), readers });
    expect(one.setup.view.value).toEqual({ state: 'entering', problem: { field: 'readers', code: 'untold' } });
  });
});

describe('a partner that publishes', () => {
  it('keeps keys that no one can read, and exports none', async () => {
    const { session, asked } = await partner();
    const own = await getPublishing(session.db);
    expect([own?.secret, own?.root?.privateKey, own?.signer.privateKey].map((key) => key?.extractable)).toEqual([
      false,
      false,
      false,
    ]);
    expect(asked.value).toEqual(['http://127.0.0.1/*']);
    expect(await (await exportJson(session.db)).text()).not.toContain('sig=');
  });

  it('publishes to every customer once, and then what changed alone', async () => {
    const one = await partner();
    await one.publishing.publish();
    expect(one.publishing.view.value).toMatchObject({
      state: 'ended',
      run: { state: 'done', written: CUSTOMERS, left: [] },
    });
    await one.publishing.publish();
    expect(one.publishing.view.value).toMatchObject({ run: { state: 'done', written: 0, same: 0 } });
    await write(one.session.db, [diffCustomer(customerOf(100), customerOf(100, 7))]);
    await one.publishing.publish();
    expect(one.publishing.view.value).toMatchObject({ run: { state: 'done', written: 1 } });
    expect(await refresh(await invited(one, 100))).toMatchObject({
      content: { payload: { tid: tenant(100), contacts: [{ subscriptions: [{ quantity: 7 }] }] } },
    });
  });

  it('ends the old invitation once its revocation is published', async () => {
    const one = await partner();
    await one.publishing.publish();
    const before = await refresh(await invited(one, 100));
    const { value: workspace } = one.session.workspace;
    if (!workspace) throw new Error('Publishing is set up');
    await write(one.session.db, [diffWorkspace(workspace, withNextEpoch(workspace, tenant(100)))]);
    await vi.waitFor(() => expect(one.session.workspace.value?.feedEpochs).toHaveLength(1));
    await one.publishing.publish();
    expect(one.publishing.view.value).toMatchObject({ run: { state: 'done', written: 1, withdrawn: 1 } });
    expect((await refresh(before)).content?.payload).toMatchObject({ withdrawn: true, contacts: [] });
    expect((await refresh(await invited(one, 100))).content?.payload.contacts).toHaveLength(1);
  });

  it('pauses and goes on with what is left', async () => {
    let puts = 0;
    const one = await partner(async (input, init) => {
      if (init?.method === 'PUT') puts += 1;
      if (puts === 5) one.publishing.pause();
      return fetch(input, init);
    });
    await one.publishing.publish();
    expect(one.publishing.view.value).toMatchObject({ run: { state: 'paused' } });
    const done = (await getFeeds(one.session.db)).length;
    expect(done).toBeLessThan(CUSTOMERS);
    puts = 100;
    await one.publishing.publish();
    expect(one.publishing.view.value).toMatchObject({ run: { state: 'done' } });
    expect(await getFeeds(one.session.db)).toHaveLength(CUSTOMERS);
  });

  it('goes on with the keys of a file, with a further key of its own', async () => {
    const one = await partner();
    await one.publishing.publish();
    const subscription = await refresh(await invited(one, 100));
    const lost = await getPublishing(one.session.db);
    await one.session.db.clear('publishing');
    await one.setup.make({ ...one.draft, keyFile: one.file, passphrase: 'another passphrase' });
    expect(one.setup.view.value).toMatchObject({ problem: { field: 'keyFile', code: 'passphrase' } });
    await one.setup.make({ ...one.draft, keyFile: one.file, repeated: '' });
    await one.session.review.confirm();
    one.session.review.close();
    await vi.waitFor(() => expect(one.session.workspace.value?.feedKeys).toHaveLength(2));
    const own = await getPublishing(one.session.db);
    expect(own?.root?.kid).toBe(lost?.root?.kid);
    expect(own?.signer.kid).not.toBe(lost?.signer.kid);
    await write(one.session.db, [diffCustomer(customerOf(100), customerOf(100, 9))]);
    await one.publishing.publish();
    expect((await refresh(subscription)).content?.payload).toMatchObject({
      contacts: [{ subscriptions: [{ quantity: 9 }] }],
    });
  }, 20_000);

  it('opens no file of other keys than the team publishes with', async () => {
    const [one, other] = [await partner(), await partner()];
    await one.setup.make({ ...one.draft, keyFile: other.file });
    expect(one.setup.view.value).toMatchObject({ problem: { field: 'keyFile', code: 'otherRoot' } });
  });

  it('publishes by itself only when told to', async () => {
    const { publishing, alarm } = await partner();
    await vi.waitFor(() => expect(publishing.facts.value).toMatchObject({ byItself: false }));
    expect(alarm.set).not.toHaveBeenCalled();
    await publishing.setByItself(true);
    expect(alarm.set).toHaveBeenCalled();
  });

  it('invites by a table and by email', async () => {
    const one = await partner();
    const link = (await invitationFor(one.session.db, one.session.workspace.value, tenant(100))) ?? '';
    const table = await (await invitationsCsv(one.session.db, one.session.workspace.value))?.text();
    expect(table?.trim().split('\r\n')).toHaveLength(CUSTOMERS + 1);
    expect(table).toContain(link);
    const mail = await invitationMail('ja', { link, company: 'A&B', partner: 'P\r\nBcc: x', root: 'r' });
    expect(mail).toMatch(/^mailto:\?subject=[^&\s]*&body=[^&\s]*$/);
    expect(decodeURIComponent(mail)).toContain(link);
    expect(mail.split('&body=')[0]).not.toContain('%0D');
  });
});
