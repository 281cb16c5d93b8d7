import { parseIsoDate } from '../../../lib/directory/ids.ts';
import type { TenantId } from '../../../lib/directory/types.ts';
import { NOTHING_SEEN } from '../../../lib/feed/content/judge-issue.ts';
import { openFeed } from '../../../lib/feed/content/open-feed.ts';
import { sealFeed } from '../../../lib/feed/content/seal-feed.ts';
import { deriveFeed, type FeedSpot } from '../../../lib/feed/keys/derive-feed.ts';
import { secondsOf, VALIDITY } from '../../../lib/feed/seconds.ts';
import { sampleDirectory } from '../../sample-data.ts';
import { startAzurite } from '../../stand-ins/azurite/start-azurite.ts';
import type { Measurement } from '../measurement.ts';
import { contentOf, createPublisher, type FeedPartner, publishAll } from '../support/feed-partner.ts';
import { median } from '../support/median.ts';

const CUSTOMERS = 20_000;
const FEW_CUSTOMERS = 1_000;
const SEALED = 2_000;
const CHANGED = 10;

/** Sealing and opening feeds, and publishing them to the emulator of Azure's store, in Node. */
export const measurement: Measurement = {
  name: 'feed',
  title: 'Publishing 20,000 feeds to the emulator',
  async measure({ isQuick }) {
    const azurite = await startAzurite();
    try {
      await azurite.createContainer('feeds');
      const partner = await createPartner(
        azurite.urlOf('feeds', { permissions: 'rcw' }),
        isQuick ? FEW_CUSTOMERS : CUSTOMERS,
      );
      const single = await sealAndOpen(partner);
      const first = await timed(() => publishAll(partner));
      changeSome(partner);
      const second = await timed(() => publishAll(partner));
      if (second.result !== CHANGED) throw new Error(`${second.result} feeds were written for ${CHANGED} changes.`);
      const publishing = { 'feed.publish_20k_s': first.ms / 1000, 'feed.publish_20k_10_changed_s': second.ms / 1000 };
      return { figures: { ...single, ...publishing }, runs: {} };
    } finally {
      await azurite.close();
    }
  },
};

async function createPartner(url: string, customers: number): Promise<FeedPartner> {
  const { partners, customers: all } = sampleDirectory({ customers, seed: 5 });
  const today = parseIsoDate(new Date().toISOString().slice(0, 10));
  if (!today) throw new Error('Today is a day');
  const byTenant = new Map(all.map((customer) => [customer.tenantId, customer]));
  const publisher = await createPublisher(url);
  return { book: { partners }, customers: byTenant, published: new Map(), today, publisher };
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

/** Another friendly name on one subscription each. */
function changeSome({ customers }: FeedPartner): void {
  for (const customer of [...customers.values()].slice(0, CHANGED)) {
    const subscriptions = customer.subscriptions.map((one) => ({
      ...one,
      friendlyName: 'Renamed',
      status: 'active' as const,
    }));
    customers.set(customer.tenantId, { ...customer, subscriptions });
  }
}

async function sealAndOpen(partner: FeedPartner): Promise<Record<string, number>> {
  const sealed: { text: string; spot: FeedSpot; tenantId: TenantId }[] = [];
  const sealing = await timed(async () => {
    for (const tenantId of [...partner.customers.keys()].slice(0, SEALED))
      sealed.push(await sealOne(partner, tenantId));
  });
  const times: number[] = [];
  for (const { text, spot, tenantId } of sealed) {
    const trust = { tenantId, spot, keys: partner.publisher.keys, seen: NOTHING_SEEN, now: secondsOf(Date.now()) };
    const { ms, result } = await timed(() => openFeed(text, trust));
    if (!result.ok) throw new Error(`A feed was refused: ${result.reason}`);
    times.push(ms);
  }
  return {
    'feed.seal_per_s': (sealed.length * 1000) / sealing.ms,
    'feed.open_ms': median(times),
    'feed.bytes': median(sealed.map(({ text }) => text.length)),
  };
}

async function sealOne(partner: FeedPartner, tenantId: TenantId) {
  const content = contentOf(partner, tenantId);
  if (!content) throw new Error('The sample has an own partner');
  const iat = secondsOf(Date.now());
  const spot = await deriveFeed(partner.publisher.secret, tenantId, 1);
  const text = await sealFeed({ v: 1, ...content, seq: iat, iat, exp: iat + VALIDITY }, partner.publisher.signer, spot);
  return { text, spot, tenantId };
}
