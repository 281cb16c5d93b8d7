import { getRevision } from '../db/revision.ts';
import type { Db } from '../db/schema.ts';
import { getCursor } from '../db/sync-state.ts';
import type { IsoDate } from '../directory/types.ts';
import type { Reach } from '../feed/host-request.ts';
import { reportError } from '../report-error.ts';
import type { SyncOutcome } from '../workspace/sync/create-sync.ts';
import { syncLock } from '../workspace/sync/sync-lock.ts';
import { type OnPublishProgress, publishDirectory } from './publish-directory.ts';
import { type LastPublish, notePublish, type PublishEnd, readLastPublish } from './publish-end.ts';

interface PublishNowOptions {
  from: LastPublish['from'];
  /** One exchange with the team's log. */
  share: () => Promise<SyncOutcome>;
  reach: Reach;
  today: () => IsoDate;
  onProgress?: OnPublishProgress;
  /** Nobody asked: nothing is done where nothing was committed since all was published a short while ago. */
  onlyNews?: boolean;
}

/** What is renewed, and what a new day changes, may wait that long. */
const NO_NEWS_FOR_MS = 30 * 60_000;

/** Nothing was done: see `onlyNews`. */
interface NoNews {
  state: 'noNews';
}

/** Fetches what colleagues changed, publishes what customers should see, and notes how it ended. */
export async function publishNow(db: Db, options: PublishNowOptions): Promise<PublishEnd | NoNews> {
  const { end, revision = 0 } = await attempt(db, options).catch(failed);
  // Whoever is at it notes how that ends.
  const isElsewhere = end.state === 'ended' && end.run.state === 'elsewhere';
  if (end.state === 'noNews' || isElsewhere) return end;
  const ranAt = new Date(options.reach.now()).toISOString();
  await notePublish(db, end, { from: options.from, revision, ranAt });
  return end;
}

interface Attempt {
  end: PublishEnd | NoNews;
  /** Of the directory before it was looked at. */
  revision?: number;
}

const failed = (fault: unknown): Attempt => ({ end: { state: 'failed', reason: reportError('Publishing', fault) } });

async function attempt(
  db: Db,
  { share, reach, today, onProgress = () => undefined, onlyNews = false }: PublishNowOptions,
): Promise<Attempt> {
  if (!(await pull(db, share))) return { end: { state: 'notShared' } };
  const revision = await getRevision(db);
  if (onlyNews && isNoNews(await readLastPublish(db), revision, reach.now())) return { end: { state: 'noNews' } };
  const run = await publishDirectory(db, { reach, today: today(), onProgress, isAsked: !onlyNews });
  return { end: { state: 'ended', run }, revision };
}

const isNoNews = (last: LastPublish | undefined, revision: number, now: number): boolean =>
  last?.whole !== undefined &&
  last.whole.ranAt === last.ranAt &&
  last.whole.revision === revision &&
  now - Date.parse(last.whole.ranAt) < NO_NEWS_FOR_MS;

const MOST_TURNS = 3;

/** Whether what colleagues changed is here. Another page or worker that is fetching it is waited for. */
async function pull(db: Db, share: () => Promise<SyncOutcome>): Promise<boolean> {
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const { state } = await share();
    if (state === 'shared') return true;
    // With a cursor it shares, and has lost where.
    if (state === 'notSharing') return (await getCursor(db)) === undefined;
    if (state !== 'elsewhere') return false;
    await navigator.locks.request(syncLock(db), () => undefined);
  }
  return false;
}
