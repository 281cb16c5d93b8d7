import { contactsFor } from '../../../../lib/directory/contacts-for.ts';
import { parseIsoDate } from '../../../../lib/directory/ids.ts';
import type { TenantId } from '../../../../lib/directory/types.ts';
import { NOTHING_SEEN } from '../../../../lib/feed/content/judge-issue.ts';
import { openFeed } from '../../../../lib/feed/content/open-feed.ts';
import { type FeedPayload, feedContent } from '../../../../lib/feed/content/payload.ts';
import { sealFeed } from '../../../../lib/feed/content/seal-feed.ts';
import { deriveFeed, type FeedSecret, type FeedSpot, importFeedSecret } from '../../../../lib/feed/keys/derive-feed.ts';
import { endorseKey, type KeyList, NO_KEYS } from '../../../../lib/feed/keys/key-list.ts';
import { createSigningKey, type SigningKey } from '../../../../lib/feed/keys/signing-key.ts';
import { parseFeedHost } from '../../../../lib/feed/publish/feed-host.ts';
import { putText } from '../../../../lib/feed/publish/put-text.ts';
import { secondsOf, VALIDITY } from '../../../../lib/feed/seconds.ts';
import { sampleDirectory } from '../../../sample-data.ts';
import { median } from '../../support/median.ts';

export interface SealReport {
  sealMs: number;
  /** The median of one. */
  openMs: number;
  /** The median of one feed. */
  bytes: number;
}

/** What publishing is made of, one part at a time. */
export interface FeedBench {
  /** Seals feeds one after the other, then opens them. Throws when one is refused. */
  sealAndOpen(feeds: number): Promise<SealReport>;
  /** Milliseconds that the host takes for texts of that size and nothing else, as many at once as when publishing. */
  putPlain(url: string, texts: { count: number; bytes: number }): Promise<number>;
}

export const createFeedBench = (): FeedBench => ({ sealAndOpen, putPlain });

async function sealAndOpen(feeds: number): Promise<SealReport> {
  const payloads = payloadsOf(feeds);
  const publisher = await createPublisher();
  const sealed: Sealed[] = [];
  const begun = performance.now();
  for (const payload of payloads) sealed.push(await seal(payload, publisher));
  const sealMs = performance.now() - begun;
  const times: number[] = [];
  for (const one of sealed) times.push(await timeOpening(one, publisher.keys));
  return { sealMs, openMs: median(times), bytes: median(sealed.map(({ text }) => text.length)) };
}

function payloadsOf(customers: number): FeedPayload[] {
  const directory = sampleDirectory({ customers, seed: 5 });
  const today = parseIsoDate(new Date().toISOString().slice(0, 10));
  if (!today) throw new Error('Today is a day');
  const iat = secondsOf(Date.now());
  return directory.customers.flatMap((customer) => {
    const content = feedContent(contactsFor(customer, directory, today));
    return content ? [{ v: 1, ...content, seq: iat, iat, exp: iat + VALIDITY }] : [];
  });
}

interface Publisher {
  secret: FeedSecret;
  signer: SigningKey;
  keys: KeyList;
}

async function createPublisher(): Promise<Publisher> {
  const [signer, secret] = await Promise.all([
    createSigningKey(),
    importFeedSecret(crypto.getRandomValues(new Uint8Array(32))),
  ]);
  return { secret, signer, keys: endorseKey(NO_KEYS, signer, secondsOf(Date.now())) };
}

interface Sealed {
  text: string;
  spot: FeedSpot;
  tenantId: TenantId;
}

async function seal(payload: FeedPayload, { secret, signer }: Publisher): Promise<Sealed> {
  const spot = await deriveFeed(secret, payload.tid, 1);
  return { text: await sealFeed(payload, signer, spot), spot, tenantId: payload.tid };
}

async function timeOpening({ text, ...its }: Sealed, keys: KeyList): Promise<number> {
  const begun = performance.now();
  const opened = await openFeed(text, { ...its, keys, seen: NOTHING_SEEN, now: secondsOf(Date.now()) });
  if (!opened.ok) throw new Error(`A feed was refused: ${opened.reason}`);
  return performance.now() - begun;
}

const AT_ONCE = 6;

async function putPlain(url: string, { count, bytes }: { count: number; bytes: number }): Promise<number> {
  const parsed = parseFeedHost(url);
  if (!parsed.ok) throw new Error(`No host of feeds: ${parsed.reason}`);
  const text = 'x'.repeat(bytes);
  const names = Array.from({ length: count }, (_, at) => `plain-${at}`).values();
  const work = async () => {
    for (const name of names) {
      const put = await putText(parsed.host.feedUrl(name), text, { ifAbsent: true }, { fetch, now: Date.now });
      if (put.state !== 'written') throw new Error(`The host answered: ${put.state}`);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return performance.now() - begun;
}
