import { afterAll, describe, expect, it, vi } from 'vitest';
import { putAddress } from '../../lib/db/address.ts';
import { getPublishing } from '../../lib/db/publishing.ts';
import type { FeedKeyEnd } from '../../lib/directory/types.ts';
import { writeRequest } from '../../lib/feed/keys/publisher-request.ts';
import { openKeyList } from '../../lib/feed/keys/signed-key-list.ts';
import { createSigningKey } from '../../lib/feed/keys/signing-key.ts';
import { diffCustomer, diffWorkspace } from '../../lib/log/diff.ts';
import { createEndorsement } from '../../lib/session/publisher-endorse.ts';
import { createPublisherFile } from '../../lib/session/publisher-file.ts';
import { createPublisherJoin } from '../../lib/session/publisher-join.ts';
import { listPublishers } from '../../lib/session/publisher-list.ts';
import { revokePublisher } from '../../lib/session/publisher-revoke.ts';
import { createAddressChange } from '../../lib/session/publishing-address.ts';
import { withKey } from '../../lib/session/publishing-workspace.ts';
import { write } from './memory-session.ts';
import {
  azurite,
  CUSTOMERS,
  confirm,
  customerOf,
  draftFor,
  freshContainer,
  invited,
  keeper,
  PASSPHRASE,
  profile,
  publisherFile,
  refresh,
  THEIRS,
  tell,
} from './publishing-partner.ts';

afterAll(() => azurite.close());

type Keeper = Awaited<ReturnType<typeof keeper>>;
type Profile = Awaited<ReturnType<typeof profile>>;

const endorsementBy = ({ session }: Keeper) =>
  createEndorsement(session, { now: Date.now, onEndorsed: () => undefined });

async function asking(ann: Keeper, name = 'Bob') {
  const own = await profile(name);
  await tell(ann.session, own.session);
  const join = createPublisherJoin(own.session, { ...own.hosts, onDone: own.publishing.refresh });
  await vi.waitFor(() => expect(join.view.value).toEqual({ state: 'none' }));
  await join.ask(name);
  const { value: view } = join.view;
  if (view?.state !== 'waiting') throw new Error(`Nothing is asked: ${view?.state}`);
  return { ...own, join, request: view.text, kid: view.kid };
}

async function endorse(ann: Keeper, request: string) {
  const endorsement = endorsementBy(ann);
  endorsement.open();
  await endorsement.read(request);
  expect(endorsement.view.value).toMatchObject({ state: 'comparing', key: { name: 'Bob' } });
  await endorsement.endorse();
  await confirm(ann.session);
}

/** A keeper who has published, and a second publisher whom the keeper endorsed and gave a file. */
async function pair() {
  const ann = await keeper();
  const bob = await asking(ann);
  await endorse(ann, bob.request);
  await tell(ann.session, bob.session);
  await bob.join.begin({ keyFile: await publisherFile(), passphrase: THEIRS, host: ann.host });
  expect(bob.join.problem.value).toBeUndefined();
  await ann.publishing.publish();
  return { ann, bob };
}

const revoke = async ({ session }: Keeper, kid: string, reason: FeedKeyEnd) => {
  await revokePublisher(session, { kid, reason }, { now: Date.now, onWritten: () => undefined });
  await confirm(session);
};
const change = ({ session }: Profile, quantity: number, before = 1) =>
  write(session.db, [diffCustomer(customerOf(100, before), customerOf(100, quantity))]);
const runOf = async ({ publishing }: Profile) => {
  await publishing.publish();
  const { value: view } = publishing.view;
  return view.state === 'ended' ? view.run : view;
};
const statesOf = ({ session, publishing }: Profile) => {
  const facts = publishing.facts.value;
  const { value: workspace = { name: '' } } = session.workspace;
  return listPublishers(workspace, facts === 'none' ? undefined : facts).map(({ name, state }) => `${name} ${state}`);
};

describe('a publisher without the root', () => {
  it('publishes under its own key what customers accept, and cannot sign the list of keys', async () => {
    const { ann, bob } = await pair();
    const subscription = await refresh(await invited(ann, 100));
    await change(bob, 7);
    expect(await runOf(bob)).toMatchObject({ state: 'done', written: 1, same: CUSTOMERS - 1 });
    const after = await refresh(subscription);
    expect(after.problem).toBeUndefined();
    expect(after.content).toMatchObject({
      kid: bob.kid,
      payload: { contacts: [{ subscriptions: [{ quantity: 7 }] }] },
    });
    const own = await getPublishing(bob.session.db);
    expect(own?.root).toBeUndefined();
    expect([own?.secret, own?.signer.privateKey].map((key) => key?.extractable)).toEqual([false, false]);
    expect((await invited(bob, 100)).invitation).toEqual((await invited(ann, 100)).invitation);
  });

  it('publishes nothing before the keeper has published its key', async () => {
    const ann = await keeper();
    await ann.publishing.publish();
    const bob = await asking(ann);
    expect(bob.join.view.value?.state).toBe('waiting');
    await endorse(ann, bob.request);
    await tell(ann.session, bob.session);
    expect(bob.join.view.value?.state).toBe('endorsed');
    await bob.join.begin({ keyFile: await publisherFile(), passphrase: THEIRS, host: ann.host });
    await change(bob, 7);
    expect(await runOf(bob)).toEqual({ state: 'noKeys', why: 'awaited' });
    expect((await refresh(await invited(ann, 100))).content?.payload).toMatchObject({
      contacts: [{ subscriptions: [{ quantity: 1 }] }],
    });
    await ann.publishing.publish();
    expect(await runOf(bob)).toMatchObject({ state: 'done', written: 1 });
  });
});

describe('a key that was lost', () => {
  it('publishes no more, and all that it signed is signed again, also what nobody here knows of', async () => {
    const { ann, bob } = await pair();
    const before = await refresh(await invited(ann, 100));
    await change(bob, 7);
    await bob.publishing.publish();
    await change(bob, 1, 7);
    await bob.publishing.publish();
    // Ann's directory says what Bob published last, and her records say that it lies there, signed by her.
    const bobs = await refresh(before);
    expect(bobs.content?.kid).toBe(bob.kid);
    const text = await (await fetch(bobs.invitation.url)).text();
    await revoke(ann, bob.kid, 'lost');
    expect(await runOf(ann)).toMatchObject({ state: 'done', written: 1, same: CUSTOMERS - 1 });
    const after = await refresh(bobs);
    expect(after.problem).toBeUndefined();
    expect(after.content?.kid).not.toBe(bob.kid);
    expect(await runOf(ann)).toMatchObject({ written: 0, same: 0 });
    // Bob's profile has not heard of it from the team: the host tells.
    expect(await runOf(bob)).toEqual({ state: 'noKeys', why: 'revoked' });
    await tell(ann.session, bob.session);
    expect(await runOf(bob)).toEqual({ state: 'revoked' });

    // Whoever has the laptop and a token for the host writes there all the same.
    const url = ann.host.replace(/\?/, `/feeds/${bobs.invitation.spot.feedId}?`);
    await fetch(url, {
      method: 'PUT',
      body: text,
      headers: { 'x-ms-blob-type': 'BlockBlob', 'x-ms-version': '2021-12-02' },
    });
    const refused = await refresh(after);
    expect(refused).toMatchObject({ problem: { kind: 'refused', reason: 'keyRevoked' }, content: after.content });
    await ann.publishing.checkAll();
    expect(ann.publishing.view.value).toMatchObject({ run: { state: 'done', written: 1, same: CUSTOMERS - 1 } });
    expect((await refresh(refused)).problem).toBeUndefined();
  });

  it('may have been revoked more mildly before, and never is afterwards', async () => {
    const { ann, bob } = await pair();
    const seen = [];
    for (const reason of ['replaced', 'lost'] as const) {
      await revoke(ann, bob.kid, reason);
      await ann.publishing.publish();
      seen.push(statesOf(ann));
    }
    expect(seen).toEqual([
      ['Ann trusted', 'Bob replaced'],
      ['Ann trusted', 'Bob lost'],
    ]);
    for (const reason of ['replaced', 'left'] as const) {
      await revokePublisher(
        ann.session,
        { kid: bob.kid, reason },
        { now: () => Date.now() + 60_000, onWritten: () => undefined },
      );
      expect(ann.session.review.view.value.state).toBe('closed');
    }
  });
});

describe('a key that somebody put on record', () => {
  it('counts for nobody until the keeper has compared it', async () => {
    const ann = await keeper();
    await ann.publishing.publish();
    const stranger = await createSigningKey();
    const { value: workspace } = ann.session.workspace;
    if (!workspace) throw new Error('Publishing is set up');
    await write(ann.session.db, [diffWorkspace(workspace, withKey(workspace, { ...stranger, name: 'Mallory' }, 1))]);
    await vi.waitFor(() => expect(statesOf(ann)).toEqual(['Mallory unendorsed', 'Ann trusted']));
    await ann.publishing.publish();
    const keys = async () => {
      const { keys: signed, invitation } = await refresh(await invited(ann, 100));
      const opened = await openKeyList(signed?.text ?? '', { root: invitation.root, version: 0 });
      return opened.ok ? opened.list.keys.map(({ kid }) => kid) : opened.reason;
    };
    expect(await keys()).not.toContain(stranger.kid);
    const endorsement = endorsementBy(ann);
    const { value: facts } = ann.publishing.facts;
    const [listed] = listPublishers(ann.session.workspace.value ?? workspace, facts === 'none' ? undefined : facts);
    if (listed) endorsement.compare(listed);
    await endorsement.endorse();
    await ann.publishing.publish();
    expect(await keys()).toContain(stranger.kid);
  });
});

describe('the keeper’s own key', () => {
  it('is followed by another in the same step', async () => {
    const ann = await keeper();
    await ann.publishing.publish();
    const subscription = await refresh(await invited(ann, 100));
    const before = await getPublishing(ann.session.db);
    await revoke(ann, before?.signer.kid ?? '', 'replaced');
    expect(await runOf(ann)).toMatchObject({ state: 'done', written: 0 });
    expect((await refresh(subscription)).problem).toBeUndefined();
    await change(ann, 7);
    expect(await runOf(ann)).toMatchObject({ state: 'done', written: 1 });
    const after = await getPublishing(ann.session.db);
    expect(after?.signer.kid).not.toBe(before?.signer.kid);
    expect((await refresh(subscription)).content?.kid).toBe(after?.signer.kid);
    await vi.waitFor(() => expect(statesOf(ann)).toEqual(['Ann trusted', 'Ann replaced']));
  });

  it('stays when the review goes stale', async () => {
    const ann = await keeper();
    const before = await getPublishing(ann.session.db);
    const kid = before?.signer.kid ?? '';
    await revokePublisher(ann.session, { kid, reason: 'replaced' }, { now: Date.now, onWritten: () => undefined });
    const { value: workspace } = ann.session.workspace;
    if (!workspace) throw new Error('Publishing is set up');
    const feedKeys = workspace.feedKeys?.map((key) => ({ ...key, revokedAt: 1, revokedReason: 'left' as const })) ?? [];
    await write(ann.session.db, [diffWorkspace(workspace, { ...workspace, feedKeys })]);
    await ann.session.review.confirm();
    expect(ann.session.review.view.value.state).toBe('stale');
    expect((await getPublishing(ann.session.db))?.signer.kid).toBe(kid);
  });

  it('stays when writing fails', async () => {
    const ann = await keeper();
    const kid = (await getPublishing(ann.session.db))?.signer.kid ?? '';
    const author = vi.fn(ann.session.author);
    await revokePublisher(
      { ...ann.session, author },
      { kid, reason: 'replaced' },
      { now: Date.now, onWritten: () => undefined },
    );
    author.mockImplementation(() => {
      throw new Error('The quota is used up');
    });
    await ann.session.review.confirm();
    expect(ann.session.review.view.value.state).toBe('failed');
    expect((await getPublishing(ann.session.db))?.signer.kid).toBe(kid);
  });
});

describe('another address', () => {
  const changeIn = async (ann: Keeper, draft: { host: string; readers: string }) => {
    const address = createAddressChange(ann.session, { ...ann.hosts, onDone: () => undefined });
    await address.change(draft);
    return address.view.value;
  };

  it('of the host is looked through, and everything is put where it is not', async () => {
    const ann = await keeper();
    await ann.publishing.publish();
    const { host } = draftFor(await freshContainer());
    expect(await changeIn(ann, { host, readers: '' })).toEqual({ state: 'changed' });
    expect(await runOf(ann)).toMatchObject({ state: 'done', written: CUSTOMERS });
  });

  it('is never where the log of the team lies', async () => {
    const ann = await keeper();
    const team = await freshContainer();
    await putAddress(ann.session.db, azurite.urlOf(team));
    const { host, readers } = draftFor(team);
    const code = 'teamContainer';
    expect(await changeIn(ann, { host, readers: '' })).toMatchObject({ problem: { field: 'host', code } });
    expect(await changeIn(ann, { host: '', readers })).toMatchObject({ problem: { field: 'readers', code } });
    const below = readers.replace('?', '/customers?');
    expect(await changeIn(ann, { host: '', readers: below })).toMatchObject({ problem: { field: 'readers', code } });
  });

  it('for customers is asked what it allows, and reviewed', async () => {
    const ann = await keeper();
    const readers = azurite.urlOf(ann.container, { permissions: 'rw' });
    expect(await changeIn(ann, { host: '', readers })).toMatchObject({ problem: { code: 'grantsMore' } });
    const renewed = azurite.urlOf(ann.container, { permissions: 'r', expiresAt: '2098-01-01T00:00:00Z' });
    expect(await changeIn(ann, { host: '', readers: renewed })).toEqual({ state: 'changed' });
    await confirm(ann.session);
    await vi.waitFor(() => expect(ann.session.workspace.value?.feeds?.readers).toBe(renewed));
    expect((await invited(ann, 100)).invitation.url).toContain('se=2098');
  });
});

describe('what is refused on the way to a further publisher', () => {
  it('is no request to this team, or one of somebody who publishes or did', async () => {
    const [ann, other] = [await keeper(), await keeper(1)];
    const own = await getPublishing(ann.session.db);
    if (!own) throw new Error('Ann publishes');
    const bob = await asking(ann);
    await endorse(ann, bob.request);
    await revoke(ann, bob.kid, 'left');
    const anns = await writeRequest(own.signer, { name: 'Bob', root: own.root?.kid ?? '' });
    const endorsement = endorsementBy(ann);
    const codes = [];
    for (const text of ['hello', (await asking(other)).request, anns, bob.request]) {
      endorsement.open();
      await endorsement.read(text);
      const { value: view } = endorsement.view;
      codes.push(view.state === 'entering' && view.problem?.code);
    }
    expect(codes).toEqual(['foreign', 'otherRoot', 'known', 'ended']);
  });

  it('is what would make no safe file', async () => {
    const [ann, other] = [await keeper(), await keeper(1)];
    const making = createPublisherFile(ann.session);
    const good = { keyFile: ann.file, passphrase: PASSPHRASE, theirs: THEIRS, repeated: THEIRS };
    const slips = [
      [{ keyFile: '' }, { field: 'keyFile', code: 'missing' }],
      [{ passphrase: 'not this passphrase' }, { field: 'keyFile', code: 'passphrase' }],
      [{ keyFile: other.file }, { field: 'keyFile', code: 'otherRoot' }],
      [
        { theirs: 'short', repeated: 'short' },
        { field: 'theirs', code: 'short' },
      ],
      [
        { theirs: PASSPHRASE, repeated: PASSPHRASE },
        { field: 'theirs', code: 'same' },
      ],
      [{ repeated: `${THEIRS}!` }, { field: 'repeated', code: 'different' }],
    ] as const;
    making.open('Bob');
    await making.make(good);
    expect(making.view.value).toMatchObject({ state: 'made', name: 'Bob', file: expect.any(String) });
    for (const [slip, problem] of slips) {
      making.open('Bob');
      await making.make({ ...good, ...slip });
      expect(making.view.value).toEqual({ state: 'entering', name: 'Bob', problem });
    }
  });

  it('is what is no publisher’s file of this team', async () => {
    const ann = await keeper();
    const bob = await asking(ann);
    const good = { keyFile: await publisherFile(), passphrase: THEIRS, host: ann.host };
    const slips = [
      [{ keyFile: '' }, { field: 'keyFile', code: 'missing' }],
      [{ keyFile: await publisherFile(1) }, { field: 'keyFile', code: 'otherRoot' }],
      [{ passphrase: 'not this passphrase' }, { field: 'keyFile', code: 'passphrase' }],
      [
        { keyFile: ann.file, passphrase: PASSPHRASE },
        { field: 'keyFile', code: 'holdsRoot' },
      ],
      [{ host: 'feeds' }, { field: 'host', code: 'notUrl' }],
    ] as const;
    for (const [slip, problem] of slips) {
      await bob.join.begin({ ...good, ...slip });
      expect(bob.join.problem.value).toEqual(problem);
    }
    expect(await getPublishing(bob.session.db)).toBeUndefined();
  });

  it('is a request without a name', async () => {
    const ann = await keeper();
    const bob = await asking(ann);
    await bob.join.cancel();
    expect(bob.join.view.value).toEqual({ state: 'none' });
    await bob.join.ask(' ');
    expect(bob.join.problem.value).toEqual({ field: 'name', code: 'unnamed' });
  });
});
