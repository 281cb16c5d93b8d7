import { signal } from '@preact/signals';
import { afterAll, describe, expect, it } from 'vitest';
import { getFeeds, getPublishing } from '../../lib/db/publishing.ts';
import { getWorkspace } from '../../lib/db/workspace.ts';
import { diffCustomer, diffWorkspace } from '../../lib/log/diff.ts';
import { customerDoc } from '../../lib/log/doc-id.ts';
import { revokeInvitation } from '../../lib/session/publishing-revoke.ts';
import { withNextEpoch } from '../../lib/session/publishing-workspace.ts';
import { isNear } from '../../lib/session/readers-end.ts';
import { exportJson } from '../../lib/transfer/export.ts';
import { tenant } from '../directory/build.ts';
import { until } from '../until.ts';
import { write } from './memory-session.ts';
import {
  azurite,
  CUSTOMERS,
  confirm,
  customerOf,
  freshContainer,
  invited,
  keeper,
  partner,
  refresh,
} from './publishing-partner.ts';

afterAll(() => azurite.close());

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

  it('does not publish what members come to disagree on meanwhile', async () => {
    const last = 99 + CUSTOMERS;
    let befall: (() => Promise<unknown>) | undefined;
    const one = await partner(async (input, init) => {
      const happens = init?.method === 'PUT' ? befall : undefined;
      if (happens) befall = undefined;
      await happens?.();
      return fetch(input, init);
    });
    const { db } = one.session;
    await one.publishing.publish();
    const all = Array.from({ length: CUSTOMERS }, (_, n) => n + 100);
    await write(
      db,
      all.map((n) => diffCustomer(customerOf(n), customerOf(n, 2))),
    );
    befall = async () => {
      const lost = { doc: customerDoc(tenant(last)), lostAgent: 'ann', keptAgent: 'bob' };
      await db.put('conflicts', { id: 'one', position: 1, ...lost });
      await write(db, [diffCustomer(customerOf(last, 2), customerOf(last, 3))]);
    };
    await one.publishing.publish();
    expect(one.publishing.view.value).toMatchObject({
      run: {
        state: 'done',
        written: CUSTOMERS - 1,
        left: [{ tenantId: tenant(last), company: `Customer ${last}`, why: { state: 'noContent' } }],
      },
    });
    expect(await refresh(await invited(one, last))).toMatchObject({
      content: { payload: { contacts: [{ subscriptions: [{ quantity: 1 }] }] } },
    });
    await one.publishing.publish();
    expect(one.publishing.view.value).toMatchObject({ run: { state: 'done', written: 0, held: 1, left: [] } });
  });

  it('ends the old invitation once its revocation is published', async () => {
    const one = await partner();
    await one.publishing.publish();
    const before = await refresh(await invited(one, 100));
    const { value: workspace } = one.session.workspace;
    if (!workspace) throw new Error('Publishing is set up');
    await write(one.session.db, [diffWorkspace(workspace, withNextEpoch(workspace, tenant(100)))]);
    await until(() => expect(one.session.workspace.value?.feedEpochs).toHaveLength(1));
    await one.publishing.publish();
    expect(one.publishing.view.value).toMatchObject({ run: { state: 'done', written: 1, withdrawn: 1 } });
    expect((await refresh(before)).content?.payload).toMatchObject({ withdrawn: true, contacts: [] });
    expect((await refresh(await invited(one, 100))).content?.payload.contacts).toHaveLength(1);
  });

  it('revokes what the team has by then, though the page has not heard of it yet', async () => {
    const { session } = await keeper();
    const { db, workspace } = session;
    const { value: before } = workspace;
    if (!before) throw new Error('Publishing is set up');
    const twice = withNextEpoch(withNextEpoch(before, tenant(100)), tenant(100));
    await write(db, [diffWorkspace(before, twice)]);
    await revokeInvitation({ ...session, workspace: signal(before) }, tenant(100), () => undefined);
    await confirm(session);
    expect((await getWorkspace(db))?.feedEpochs).toEqual([{ tenantId: tenant(100), epoch: 4 }]);
  });

  it('says when customers cannot read what it published', async () => {
    const one = await keeper();
    const { db } = one.session;
    const readAt = async (readers: string) => {
      const before = await getWorkspace(db);
      if (!before?.feeds) throw new Error('Publishing is set up');
      await write(db, [diffWorkspace(before, { ...before, feeds: { ...before.feeds, readers } })]);
      await one.publishing.publish();
      return one.publishing.view.value;
    };
    await azurite.setPolicies(one.container, { customer: 'r' });
    const readers = azurite.urlOf(one.container, { policy: 'customer' });
    expect(await readAt(readers)).not.toHaveProperty('run.readers');
    await azurite.setPolicies(one.container, {});
    expect(await readAt(`${readers}&again`)).toMatchObject({ run: { state: 'done', readers: 'forbidden' } });
    const elsewhere = azurite.urlOf(await freshContainer(), { permissions: 'r' });
    expect(await readAt(elsewhere)).toMatchObject({ run: { state: 'done', readers: 'elsewhere' } });
    expect(await readAt('http://127.0.0.1:9/feeds')).not.toHaveProperty('run.readers');
  });

  it('knows when the address that customers read ends', async () => {
    const one = await keeper();
    const ends = await (async () => {
      const before = await getWorkspace(one.session.db);
      if (!before?.feeds) throw new Error('Publishing is set up');
      const readers = 'https://feeds.example/feeds?sp=r&se=2027-11-29T00%3A00Z&sig=x';
      await write(one.session.db, [diffWorkspace(before, { ...before, feeds: { ...before.feeds, readers } })]);
      return '2027-11-29T00:00Z';
    })();
    one.publishing.refresh();
    await until(() => expect(one.publishing.facts.value).toMatchObject({ readersEndAt: ends }));
    expect([isNear(ends, Date.parse('2027-09-01')), isNear(ends, Date.parse('2027-11-01'))]).toEqual([false, true]);
    expect(isNear('some day', Date.now())).toBe(false);
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
    await until(() => expect(one.session.workspace.value?.feedKeys).toHaveLength(2));
    const own = await getPublishing(one.session.db);
    expect(own?.root?.kid).toBe(lost?.root?.kid);
    expect(own?.signer.kid).not.toBe(lost?.signer.kid);
    await write(one.session.db, [diffCustomer(customerOf(100), customerOf(100, 9))]);
    await one.publishing.publish();
    expect((await refresh(subscription)).content?.payload).toMatchObject({
      contacts: [{ subscriptions: [{ quantity: 9 }] }],
    });
  });

  it('opens no file of other keys than the team publishes with', async () => {
    const [one, other] = [await partner(), await partner()];
    await one.setup.make({ ...one.draft, keyFile: other.file });
    expect(one.setup.view.value).toMatchObject({ problem: { field: 'keyFile', code: 'otherRoot' } });
  });

  it('publishes by itself only when told to', async () => {
    const { publishing, alarm } = await partner();
    await until(() => expect(publishing.facts.value).toMatchObject({ byItself: false }));
    expect(alarm.set).not.toHaveBeenCalled();
    await publishing.setByItself(true);
    expect(alarm.set).toHaveBeenCalled();
  });
});
