import { afterAll, describe, expect, it } from 'vitest';
import { getPublishing } from '../../lib/db/publishing.ts';
import { writeRequest } from '../../lib/feed/keys/publisher-request.ts';
import { createPublisherFile } from '../../lib/session/publisher-file.ts';
import { asking, change, endorse, endorsementBy, pair, revoke, runOf } from './publisher-pair.ts';
import {
  azurite,
  CUSTOMERS,
  invited,
  keeper,
  PASSPHRASE,
  publisherFile,
  refresh,
  THEIRS,
  tell,
} from './publishing-partner.ts';

afterAll(() => azurite.close());

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
