import { expect, it } from 'vitest';
import { type Db, openDb } from '../../lib/db/open.ts';
import {
  beginPublishing,
  doubtFeeds,
  getFeed,
  getFeeds,
  getPublishing,
  putFeed,
  type StoredFeed,
} from '../../lib/db/publishing.ts';
import { importFeedSecret } from '../../lib/feed/keys/derive-feed.ts';
import { createSigningKey } from '../../lib/feed/keys/signing-key.ts';
import { tenant } from '../directory/build.ts';

let databases = 0;

const feedOf = (n: number): StoredFeed => ({
  tenantId: tenant(n),
  epoch: 1,
  hash: `hash ${n}`,
  kid: 'kid',
  etag: `"${n}"`,
  seq: n,
  iat: 1,
  exp: 2,
});

async function openWith(feeds: number): Promise<Db> {
  databases += 1;
  const db = await openDb(`published-${databases}`);
  const signer = await createSigningKey();
  const secret = await importFeedSecret(new Uint8Array(32));
  await beginPublishing(db, { secret, signer, pinned: 'root', host: 'https://host.example', byItself: false });
  for (let n = 0; n < feeds; n += 1) await putFeed(db, tenant(n), feedOf(n));
  return db;
}

it.each([0, 1, 499, 500, 501, 1_001])('finds each of %i feeds once', async (count) => {
  const db = await openWith(count);
  const found = await getFeeds(db);
  expect(found).toEqual(Array.from({ length: count }, (_, n) => feedOf(n)));
});

it('takes no feed for known any more, however many there are, and keeps which keys that was for', async () => {
  const db = await openWith(1_001);
  await doubtFeeds(db, ['ended']);
  const found = await getFeeds(db);
  expect(found).toHaveLength(1_001);
  expect(found.filter(({ hash, etag }) => hash !== '' || etag !== '')).toEqual([]);
  expect(await getFeed(db, tenant(700))).toEqual({ ...feedOf(700), hash: '', etag: '' });
  expect(await getPublishing(db)).toMatchObject({ cleared: ['ended'], pinned: 'root' });
});

it('leaves alone which keys it was for when there are none', async () => {
  const db = await openWith(1);
  await doubtFeeds(db, ['ended']);
  await doubtFeeds(db);
  expect(await getPublishing(db)).toMatchObject({ cleared: ['ended'] });
});
