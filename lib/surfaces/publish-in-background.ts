import { browser } from 'wxt/browser';
import { getPublishing } from '../db/publishing.ts';
import { withDb } from '../db/with-db.ts';
import { reportError } from '../report-error.ts';
import { publishNow } from '../session/publish-now.ts';
import { today } from '../today.ts';
import { createSharer } from './create-sharer.ts';
import { keepPublishing } from './keep-publishing.ts';
import { wakeForPublishing } from './publish-alarm.ts';
import { createWakingAlarm } from './share-alarm.ts';
import { stayAwake } from './stay-awake.ts';

/** Publishes to customers while no page is open: soon after a commit, and every hour. */
export function publishInBackground(): void {
  const isByItself = () => withDb(async (db) => (await getPublishing(db))?.byItself === true);
  const report = (fault: unknown) => void reportError('Publishing in the background', fault);
  keepPublishing({
    isByItself,
    publish: () => withDb((db) => stayAwake(publishNow(db, inBackground(createSharer(db, fetch))))),
    alarm: createWakingAlarm('publishing'),
    wakeSoon: wakeForPublishing,
    report,
    random: Math.random,
  });
  const wake = async () => {
    if (await isByItself()) await wakeForPublishing();
  };
  const start = () => void wake().catch(report);
  browser.runtime.onStartup.addListener(start);
  browser.runtime.onInstalled.addListener(start);
}

const inBackground = (share: ReturnType<typeof createSharer>) => ({
  from: 'background' as const,
  share,
  reach: { fetch: (...call: Parameters<typeof fetch>) => fetch(...call), now: Date.now },
  today,
  onlyNews: true,
});
