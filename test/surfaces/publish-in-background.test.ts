import { afterAll, beforeAll, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DB_NAME } from '../../lib/db/open.ts';
import { getFeeds } from '../../lib/db/publishing.ts';
import { readLastPublish } from '../../lib/session/publish-end.ts';
import { publishInBackground } from '../../lib/surfaces/publish-in-background.ts';
import { readWakingAlarms } from '../../lib/surfaces/share-alarm.ts';
import { startPublishingProfile } from '../session/publishing-profile.ts';
import { type Azurite, startAzurite } from '../stand-ins/azurite/start-azurite.ts';
import { until } from '../until.ts';

const CUSTOMERS = 5;
const MINUTE = 60_000;
let azurite: Azurite;
beforeAll(async () => {
  fakeBrowser.reset();
  azurite = await startAzurite();
});
afterAll(() => azurite?.close());

it('the background publishes when it is woken, once the browser has started', async () => {
  const db = await startPublishingProfile(azurite, { customers: CUSTOMERS, byItself: true, name: DB_NAME });
  publishInBackground();
  await fakeBrowser.runtime.onStartup.trigger();
  await until(async () => expect(await readWakingAlarms('publishing')).toHaveLength(1));
  const [alarm] = await fakeBrowser.alarms.getAll();
  if (alarm) await fakeBrowser.alarms.onAlarm.trigger(alarm);
  await until(async () => expect(await readLastPublish(db)).toBeDefined());
  expect(await readLastPublish(db)).toMatchObject({
    from: 'background',
    end: { state: 'ended', run: { state: 'done', written: CUSTOMERS } },
  });
  expect(await getFeeds(db)).toHaveLength(CUSTOMERS);
  await until(async () => {
    const [next] = await readWakingAlarms('publishing');
    expect((next?.ringsAt ?? 0) - Date.now()).toBeGreaterThan(40 * MINUTE);
  });
  db.close();
});
