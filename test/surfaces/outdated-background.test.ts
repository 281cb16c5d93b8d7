import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepBadge } from '../../lib/badge.ts';
import { onReported } from '../../lib/report-error.ts';
import { saveSettings } from '../../lib/settings.ts';
import { goOnInBackground, wakeForApply } from '../../lib/surfaces/apply-in-background.ts';
import { followPolicyInBackground } from '../../lib/surfaces/policy-in-background.ts';
import { publishInBackground } from '../../lib/surfaces/publish-in-background.ts';
import { refreshDue } from '../../lib/surfaces/refresh-in-background.ts';
import { shareInBackground } from '../../lib/surfaces/share-in-background.ts';
import { today } from '../../lib/today.ts';
import { takeOver } from '../db/take-over.ts';
import { until } from '../until.ts';

const told = vi.fn();
/** How often the database was asked for, each time in vain. */
let asked = vi.spyOn(indexedDB, 'open');

beforeEach(async () => {
  fakeBrowser.reset();
  vi.stubGlobal('indexedDB', new IDBFactory());
  await takeOver();
  asked = vi.spyOn(indexedDB, 'open');
  told.mockClear();
  onReported(told);
  onTestFinished(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
});

const start = async () => fakeBrowser.runtime.onStartup.trigger();
const ring = (name: string) =>
  fakeBrowser.alarms.onAlarm.trigger({ name, scheduledTime: 0, persistAcrossSessions: false });
const toolbar = {
  setBadgeText: async () => undefined,
  setBadgeBackgroundColor: async () => undefined,
  setBadgeTextColor: async () => undefined,
};

describe('where a later version keeps the directory, the background reports no fault', () => {
  it.each<[string, () => unknown]>([
    ['writing to Partner Center', goOnInBackground],
    ['reading feeds', refreshDue],
    [
      'counting for the icon',
      async () => {
        await saveSettings({ role: 'partner' });
        onTestFinished(keepBadge(toolbar, today));
      },
    ],
    [
      'sharing',
      async () => {
        vi.stubGlobal('addEventListener', () => undefined);
        shareInBackground();
        await ring('sharing/0');
      },
    ],
    [
      'publishing',
      async () => {
        publishInBackground();
        await ring('publishing/0');
        await start();
      },
    ],
    [
      'following the policy',
      async () => {
        vi.spyOn(fakeBrowser.permissions.onAdded, 'addListener').mockReturnValue();
        followPolicyInBackground();
        await start();
      },
    ],
  ])('of %s', async (_, work) => {
    await work();
    await until(() => expect(asked).toHaveBeenCalled());
    await until(() => expect(asked.mock.results.filter(({ value }) => value.readyState !== 'done')).toEqual([]));
    await new Promise((resolve) => setTimeout(resolve));
    expect(told).not.toHaveBeenCalled();
  });
});

it('the background is woken no more for a run that it cannot go on with', async () => {
  await wakeForApply();
  await goOnInBackground();
  expect(await fakeBrowser.alarms.getAll()).toEqual([]);
});
