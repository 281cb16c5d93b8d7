import { signal } from '@preact/signals';
import { expect, vi } from 'vitest';
import { beginPublishing } from '../../lib/db/publishing.ts';
import { getWorkspace } from '../../lib/db/workspace.ts';
import { createWorkspaceKeys, fileForPublisher } from '../../lib/feed/keys/key-file.ts';
import { createSigningKey } from '../../lib/feed/keys/signing-key.ts';
import { parseInvitation } from '../../lib/feed/subscribe/invitation.ts';
import { refreshSubscription } from '../../lib/feed/subscribe/refresh-subscription.ts';
import { newSubscription, type Subscription } from '../../lib/feed/subscribe/subscription.ts';
import { diffCustomer, diffPartner, diffWorkspace } from '../../lib/log/diff.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { createPublishing } from '../../lib/session/publishing.ts';
import { invitationFor } from '../../lib/session/publishing-invite.ts';
import { createPublishingSetup } from '../../lib/session/publishing-setup.ts';
import { withPublishing } from '../../lib/session/publishing-workspace.ts';
import type { SyncOutcome } from '../../lib/workspace/sync/create-sync.ts';
import { buildCustomer, buildSubscription, tenant, us } from '../directory/build.ts';
import { startAzurite } from '../stand-ins/azurite/start-azurite.ts';
import { until } from '../until.ts';
import { memorySession, write } from './memory-session.ts';

export const PASSPHRASE = 'correct horse battery staple';
export const THEIRS = 'another long passphrase';
export const CUSTOMERS = 12;
// Keys are locked under passphrases that are slow to guess.
vi.setConfig({ testTimeout: 30_000 });
/** One per test file, which closes it. */
export const azurite = await startAzurite();
let containers = 0;

export const draftFor = (container: string) => ({
  host: azurite.urlOf(container, { permissions: 'rcw' }),
  readers: azurite.urlOf(container, { permissions: 'r' }),
  keyFile: '',
  passphrase: PASSPHRASE,
  repeated: PASSPHRASE,
});

export const customerOf = (n: number, quantity = 1) =>
  buildCustomer({
    tenantId: tenant(n),
    companyName: `Customer ${n}`,
    subscriptions: [buildSubscription(n, { quantity })],
  });

export async function freshContainer(): Promise<string> {
  containers += 1;
  const container = `feeds${containers}`;
  await azurite.createContainer(container);
  return container;
}

/** A profile with the partner's book, before it publishes. */
export async function profile(authorName: string, reach: typeof fetch = fetch) {
  const session = await memorySession(authorName);
  const customers = Array.from({ length: CUSTOMERS }, (_, n) => customerOf(n + 100));
  await write(session.db, [
    diffPartner(undefined, us),
    ...customers.map((customer) => diffCustomer(undefined, customer)),
  ]);
  await until(() => expect(session.partners.value).toHaveLength(1));
  const share = vi.fn(async (): Promise<SyncOutcome> => ({ state: 'notSharing' }));
  const wakeBackground = vi.fn(async () => undefined);
  const alarm = { set: vi.fn(), clear: vi.fn(), onRing: () => () => undefined };
  const publishing = createPublishing(session, { fetch: reach, now: Date.now, share, alarm, wakeBackground });
  const asked = signal<string[]>([]);
  const hosts = {
    fetch: reach,
    now: Date.now,
    askPermission: async (...patterns: string[]) => {
      asked.value = [...asked.value, ...patterns];
      return true;
    },
  };
  return { session, publishing, asked, alarm, share, wakeBackground, hosts };
}

/** One that has made the keys of its partner. */
export async function partner(reach: typeof fetch = fetch) {
  const container = await freshContainer();
  const made = await profile('Ann', reach);
  const { session, publishing, hosts } = made;
  const setup = createPublishingSetup(session, { ...hosts, onDone: publishing.refresh });
  const draft = draftFor(container);
  await setup.make(draft);
  const { value: view } = setup.view;
  const file = view.state === 'made' ? view.file : '';
  await setup.finish();
  await confirm(session);
  await until(() => expect(session.workspace.value?.feeds).toBeDefined());
  return { ...made, setup, draft, file, container };
}

const keysMade = [createWorkspaceKeys(PASSPHRASE), createWorkspaceKeys(PASSPHRASE)] as const;

/** One that keeps keys which were made before: quicker. `which` of two teams. */
export async function keeper(which: 0 | 1 = 0) {
  const container = await freshContainer();
  const made = await profile('Ann');
  const { session, publishing } = made;
  const { keys, file } = await keysMade[which];
  const { host, readers } = draftFor(container);
  const { secret, root } = keys;
  const signer = await createSigningKey();
  await beginPublishing(session.db, { secret, root, signer, host, byItself: false });
  const beginning = { readers, root: root.kid, signer, name: 'Ann', workspaceName: 'Team', now: Date.now() };
  await write(session.db, [diffWorkspace(undefined, withPublishing(undefined, beginning))]);
  publishing.refresh();
  await until(() => expect(session.workspace.value?.feeds).toBeDefined());
  return { ...made, file, container, host };
}

const filesMade = keysMade.map(async (made) => fileForPublisher((await made).file, PASSPHRASE, THEIRS));

/** What such a keeper hands to another publisher. */
export async function publisherFile(which: 0 | 1 = 0): Promise<string> {
  const made = await filesMade[which];
  if (!made?.ok) throw new Error('No file was made');
  return made.file;
}

export async function confirm({ review }: OptionsSession): Promise<void> {
  await until(() => expect(review.view.value.state).toBe('reviewing'));
  await review.confirm();
  expect(review.view.value.state).toBe('done');
  review.close();
}

/** What one profile knows about publishing arrives in another, as the team's log would bring it. */
export async function tell(from: OptionsSession, to: OptionsSession): Promise<void> {
  const told = await getWorkspace(from.db);
  if (!told) throw new Error('Nothing to tell');
  await write(to.db, [diffWorkspace(to.workspace.value, told)]);
  await until(() => expect(to.workspace.value).toEqual(told));
}

export async function invited({ session }: { session: OptionsSession }, n: number): Promise<Subscription> {
  const parsed = parseInvitation((await invitationFor(session.db, session.workspace.value, tenant(n))) ?? '');
  if (!parsed.ok) throw new Error(parsed.reason);
  return newSubscription(parsed.invitation);
}

export const refresh = (subscription: Subscription) => refreshSubscription(subscription, { fetch, now: Date.now });
