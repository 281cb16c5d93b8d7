import { createServer } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { replaceFeeds } from '../../lib/db/feeds.ts';
import { DB_NAME, type Db, openDb } from '../../lib/db/open.ts';
import { formatInvitation, parseInvitation } from '../../lib/feed/subscribe/invitation.ts';
import { newSubscription } from '../../lib/feed/subscribe/subscription.ts';
import { refreshDue } from '../../lib/surfaces/refresh-in-background.ts';
import { CUSTOMER, sampleWorkspace, spotOf } from '../feed/sample-workspace.ts';
import { listenLocally } from '../stand-ins/listen-locally.ts';
import { until } from '../until.ts';

const MINUTE = 60_000;
let db: Db;
const alarm = () => fakeBrowser.alarms.get('feeds');

beforeEach(async () => {
  fakeBrowser.reset();
  db = await openDb(DB_NAME);
});
afterEach(() => db.close());

async function follow(place: string): Promise<void> {
  const sample = await sampleWorkspace();
  const spot = await spotOf(sample);
  const url = `${place}/feeds/${spot.feedId}`;
  const parsed = parseInvitation(formatInvitation({ url, tenantId: CUSTOMER, spot, root: sample.root.kid }));
  if (!parsed.ok) throw new Error(parsed.reason);
  const feed = { subscription: newSubscription(parsed.invitation), nextAt: 0, failures: 0 };
  await replaceFeeds(db, [], new Map([[url, feed]]));
}

it('a worker that the browser ends while a host keeps it waiting is woken again', async () => {
  const asked = Promise.withResolvers<void>();
  const server = await listenLocally(createServer(() => asked.resolve()));
  await follow(`http://127.0.0.1:${server.port}`);
  const reading = refreshDue();
  await asked.promise;
  expect(((await alarm())?.scheduledTime ?? 0) - Date.now()).toBeGreaterThan(MINUTE);
  await server.close();
  await reading;
});

it('once all is read, it is woken when the next feed is due, and never where there is none', async () => {
  const server = await listenLocally(createServer((_, response) => response.writeHead(404).end()));
  await follow(`http://127.0.0.1:${server.port}`);
  await refreshDue();
  const inMs = ((await alarm())?.scheduledTime ?? 0) - Date.now();
  expect(inMs).toBeGreaterThan(MINUTE);
  expect(inMs).toBeLessThan(3 * MINUTE);
  await db.clear('feeds');
  await refreshDue();
  await until(async () => expect(await alarm()).toBeUndefined());
  await server.close();
});
