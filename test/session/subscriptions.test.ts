import { beforeEach, describe, expect, it } from 'vitest';
import { revokeKey } from '../../lib/feed/keys/key-list.ts';
import { signKeyList } from '../../lib/feed/keys/signed-key-list.ts';
import { type Refreshing, refreshFeeds } from '../../lib/feed/subscribe/refresh-feeds.ts';
import { readFeeds } from '../../lib/feed/subscribe/stored-feed.ts';
import { feedsForPage } from '../../lib/feeds-for-page.ts';
import { createSubscriptionEntry } from '../../lib/session/subscription-entry.ts';
import { tenant } from '../directory/build.ts';
import { NOW, OTHER_CUSTOMER, sampleContent, sampleWorkspace } from '../feed/sample-workspace.ts';
import {
  AFTER,
  askPermission,
  beginWorld,
  enter,
  follow,
  followed,
  publish,
  reach,
  sample,
  t,
  world,
} from './follower.ts';

beforeEach(beginWorld);

describe('an invitation', () => {
  it('is read before anything is kept, and kept once accepted', async () => {
    const entry = enter();
    await entry.look(await publish());
    expect(entry.view.value).toMatchObject({ state: 'found', found: [{ relation: 'new' }], lines: [] });
    expect(await followed()).toEqual([]);
    await entry.accept();
    expect(await followed()).toHaveLength(1);
  });

  it('asks for its own host alone', async () => {
    await follow(await publish(), await publish('https://other.example:8443', { tenantId: OTHER_CUSTOMER }));
    expect(askPermission.mock.calls).toEqual([['https://feeds.example/*', 'https://other.example/*']]);
  });

  it('reaches no host that was not allowed', async () => {
    askPermission.mockResolvedValueOnce(false);
    expect(await follow(await publish())).toMatchObject({ state: 'entering', problem: 'permission' });
    expect(world.requests).toEqual([]);
  });

  it('that is cut is told with its line, and the others are taken', async () => {
    const whole = await publish();
    const view = await follow(whole.slice(0, whole.indexOf('&r=')), whole);
    expect(view).toMatchObject({ state: 'found', lines: [{ line: 1, reason: 'noRoot' }] });
    expect(await followed()).toHaveLength(1);
  });

  it('is found in a whole email, whose other lines are no attempt at one', async () => {
    const mail = `Hello,\n\nthis invitation is for Contoso:\n\n<${await publish()}>\n\nWoodgrove`;
    expect(await follow(mail)).toMatchObject({ state: 'found', lines: [] });
    expect(await followed()).toHaveLength(1);
    expect(await follow('Hello,\nno link here')).toMatchObject({
      state: 'entering',
      lines: [{ line: 1 }, { line: 2 }],
    });
  });

  it('whose feed cannot be verified is told with its reason and not kept', async () => {
    const invitation = await publish();
    world.host.set('https://feeds.example/feeds/keys.json?sig=token', await signKeyList(sample.keys, sample.publisher));
    expect(await follow(invitation)).toMatchObject({
      found: [{ subscription: { problem: { reason: 'rootMismatch' } } }],
    });
    expect(await followed()).toEqual([]);
  });

  it('of a raised epoch takes the place of the one before, and changes are told against that', async () => {
    await follow(await publish());
    const view = await follow(await publish('https://feeds.example', { epoch: 2, telephone: AFTER }));
    expect(view).toMatchObject({ found: [{ relation: 'replaces' }] });
    expect(await followed()).toHaveLength(1);
    const [feed] = (await feedsForPage('https://admin.cloud.microsoft/', world.db, t, world.now)) ?? [];
    expect(feed?.notices).toMatchObject([{ about: 'changes', lines: [expect.stringContaining(AFTER)] }]);
  });

  it('of a partner of that name with another fingerprint is told apart', async () => {
    await follow(await publish());
    const view = await follow(await publish('https://evil.example', { by: await sampleWorkspace() }));
    expect(view).toMatchObject({ found: [{ relation: 'otherRoot' }] });
  });

  it('of a partner that is followed already brings back no list of keys from before a revocation', async () => {
    await follow(await publish());
    const revoked = revokeKey(sample.keys, sample.publisher.kid, { at: NOW, reason: 'lost' });
    world.host.set('https://feeds.example/feeds/keys.json?sig=token', await signKeyList(revoked, sample.root));
    await refreshFeeds(world.db, 'all', reach);
    const thief = { ...sample, secret: (await sampleWorkspace()).secret };
    expect(await follow(await publish('https://evil.example', { by: thief }))).toMatchObject({
      found: [{ subscription: { problem: { reason: 'keysOlder' } } }],
    });
    expect(await followed()).toHaveLength(1);
  });

  it('that is accepted while its feed is read is not undone by what was read before', async () => {
    const invitation = await publish();
    await follow(invitation);
    const [asked, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow: Refreshing = {
      ...reach,
      fetch: async (...call) => {
        const answer = await reach.fetch(...call);
        asked.resolve();
        await held.promise;
        return answer;
      },
    };
    const refreshing = refreshFeeds(world.db, 'all', slow);
    await asked.promise;
    await publish('https://feeds.example', { telephone: AFTER });
    await follow(invitation);
    await publish();
    held.resolve();
    await refreshing;
    const [feed] = await readFeeds(world.db);
    expect(feed?.subscription).toMatchObject({ content: { payload: { seq: 8 } } });
    expect(feed?.subscription.problem).toBeUndefined();
  });

  it('among a thousand is not read at once with all the others', async () => {
    const links = await Promise.all(Array.from({ length: 40 }, (_, n) => publish(`https://h${n}.example`)));
    let [open, most] = [0, 0];
    const counted: typeof fetch = async (...call) => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
      return reach.fetch(...call);
    };
    const entry = createSubscriptionEntry({
      ...reach,
      fetch: counted,
      db: world.db,
      askPermission,
      onAccepted: () => undefined,
    });
    await entry.look(links.join('\n'));
    expect(entry.view.value).toMatchObject({ state: 'found', found: { length: 40 } });
    expect(most).toBeLessThanOrEqual(6);
  });

  it.each([
    ['the same', (name: string) => name],
    ['the same to the eye', (name: string) => ` ${name.toUpperCase().split('').join('\u200b')}.`],
  ])('of a partner of another tenant whose name is %s is told apart too', async (_, disguise) => {
    await follow(await publish());
    const { publisher } = sampleContent();
    const named = { ...publisher, tenantId: tenant(777), name: disguise(publisher.name) };
    const evil = await publish('https://evil.example', { by: await sampleWorkspace(), publisher: named });
    expect(await follow(evil)).toMatchObject({ found: [{ relation: 'otherRoot' }] });
  });

  it('that was accepted before is guarded by what was seen since', async () => {
    const invitation = await publish('https://feeds.example', { telephone: AFTER });
    await follow(invitation);
    await publish();
    expect(await follow(invitation)).toMatchObject({
      found: [{ relation: 'known', subscription: { problem: { reason: 'feedOlder' } } }],
    });
  });
});
