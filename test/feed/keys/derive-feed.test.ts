import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveFeed, importFeedSecret } from '../../../lib/feed/keys/derive-feed.ts';
import { tenant } from '../../directory/build.ts';

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((array) => new Uint8Array(array));
const spot = fc.record({ tenant: fc.integer({ min: 1, max: 9 }), epoch: fc.integer({ min: 1, max: 9 }) });

const derived = async (secret: Uint8Array<ArrayBuffer>, at: { tenant: number; epoch: number }) =>
  deriveFeed(await importFeedSecret(secret), tenant(at.tenant), at.epoch);

/** RFC 5869 written out for 32 bytes, the first block. */
function hkdf(secret: Uint8Array, info: string): Buffer {
  const pseudorandom = createHmac('sha256', 'support-contacts/feed/1').update(secret).digest();
  return createHmac('sha256', pseudorandom)
    .update(info)
    .update(Buffer.from([1]))
    .digest();
}

describe('where a feed lies and what opens it', () => {
  it('follow from secret, tenant and epoch as RFC 5869 says', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, spot, async (secret, at) => {
        const { feedId, contentKey } = await derived(secret, at);
        const name = `${tenant(at.tenant)}/${at.epoch}`;
        expect(feedId).toBe(hkdf(secret, `id/${name}`).toString('base64url'));
        expect(Buffer.from(contentKey)).toEqual(hkdf(secret, `key/${name}`));
      }),
    );
  });

  it('have nothing in common with those of another secret, tenant or epoch', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, bytes, spot, spot, async (secret, another, at, elsewhere) => {
        const isSame =
          Buffer.compare(secret, another) === 0 && at.tenant === elsewhere.tenant && at.epoch === elsewhere.epoch;
        const [one, two] = await Promise.all([derived(secret, at), derived(another, elsewhere)]);
        expect(one.feedId === two.feedId).toBe(isSame);
        expect(Buffer.compare(one.contentKey, two.contentKey) === 0).toBe(isSame);
      }),
    );
  });

  it('tell nothing of the tenant and nothing of the key', async () => {
    const { feedId, contentKey } = await derived(new Uint8Array(32), { tenant: 7, epoch: 1 });
    expect(feedId).not.toContain(tenant(7));
    expect(feedId).toMatch(/^[\w-]{43}$/);
    expect(feedId).not.toBe(Buffer.from(contentKey).toString('base64url'));
  });
});
