import { afterAll, describe, expect, it, vi } from 'vitest';
import { getPublishing } from '../../lib/db/publishing.ts';
import { openKeyList } from '../../lib/feed/keys/signed-key-list.ts';
import { createSigningKey } from '../../lib/feed/keys/signing-key.ts';
import { diffWorkspace } from '../../lib/log/diff.ts';
import { listPublishers } from '../../lib/session/publisher-list.ts';
import { revokePublisher } from '../../lib/session/publisher-revoke.ts';
import { withKey } from '../../lib/session/publishing-workspace.ts';
import { until } from '../until.ts';
import { write } from './memory-session.ts';
import { change, endorsementBy, pair, revoke, runOf, statesOf } from './publisher-pair.ts';
import { azurite, CUSTOMERS, invited, keeper, refresh, tell } from './publishing-partner.ts';

afterAll(() => azurite.close());

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
    await until(() => expect(statesOf(ann)).toEqual(['Mallory unendorsed', 'Ann trusted']));
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
    await until(() => expect(statesOf(ann)).toEqual(['Ann trusted', 'Ann replaced']));
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
