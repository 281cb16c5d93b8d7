import { browser } from 'wxt/browser';
import { renewCardsIfChanged } from '../admin-center/renew-cards.ts';
import { withDb } from '../db/with-db.ts';
import { readPolicy, watchPolicy } from '../policy/read-policy.ts';
import { reportError } from '../report-error.ts';
import { getSettings } from '../settings.ts';
import { answerNewest } from './answer-newest.ts';
import { applyPolicy } from './apply-policy.ts';
import { createSharer } from './create-sharer.ts';
import { refreshDue, refreshNow } from './refresh-in-background.ts';
import { wakeForSharing } from './share-in-background.ts';

const NAME = 'policy';
/** For a workspace that could not be reached. */
const AGAIN_IN_MINUTES = 10;

/**
 * Does what the policy asks for when the browser or the extension starts, when the policy changes, and when a host is
 * allowed. Cards that are open are drawn anew when what they follow has changed.
 */
export function followPolicyInBackground(): void {
  const apply = answerNewest<void, void>(
    applyNow,
    () => undefined,
    (fault) => void reportError('Applying the policy', fault),
  );
  watchPolicy(() => apply());
  browser.runtime.onStartup.addListener(() => apply());
  browser.runtime.onInstalled.addListener(() => apply());
  browser.permissions.onAdded.addListener(() => {
    apply();
    void refreshNow();
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === NAME) apply();
  });
}

async function applyNow(): Promise<void> {
  await renewCardsIfChanged(JSON.stringify(await getSettings()));
  const reading = await readPolicy();
  const { hasNewFeeds, workspace } = await withDb(async (db) => {
    const applied = await applyPolicy(db, reading, { fetch: (...call) => fetch(...call), now: Date.now });
    if (applied.workspace?.state === 'joined') await createSharer(db, fetch)();
    return applied;
  });
  if (hasNewFeeds) await refreshDue();
  if (workspace?.state === 'joined') await wakeForSharing();
  if (workspace?.state === 'waiting' || workspace?.state === 'stopped')
    await browser.alarms.create(NAME, { delayInMinutes: AGAIN_IN_MINUTES });
}
