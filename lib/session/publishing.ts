import { type ReadonlySignal, signal } from '@preact/signals';
import { changePublishing, getFeeds, getPublishing, rootOf, type StoredFeed } from '../db/publishing.ts';
import { onCommitted } from '../db/watch.ts';
import { reportError } from '../report-error.ts';
import { answerNewest } from '../surfaces/answer-newest.ts';
import type { ShareAlarm } from '../surfaces/keep-sharing.ts';
import { isProblem } from '../surfaces/next-share.ts';
import { readSyncStatus } from '../workspace/sync/sync-status.ts';
import type { OptionsSession } from './options-session.ts';
import type { PublishRun } from './publish-directory.ts';
import type { SharingSession } from './sharing.ts';

/** What this profile has for publishing, without its secrets. */
export interface PublishingFacts {
  /** Fingerprints. */
  root: string;
  signer: string;
  /** The host without its token. */
  place: string;
  byItself: boolean;
  feeds: ReadonlyMap<string, StoredFeed>;
}

export type PublishView =
  | { state: 'idle' }
  | { state: 'publishing'; phase: 'sharing' | 'looking' | 'writing'; done: number; total: number }
  | { state: 'ended'; run: PublishRun }
  /** What colleagues changed could not be fetched: publishing would show what is out of date. */
  | { state: 'notShared' }
  | { state: 'failed'; reason: string };

export interface Publishing {
  /** `none`: this profile does not publish. Undefined until it is read. */
  facts: ReadonlySignal<PublishingFacts | 'none' | undefined>;
  view: ReadonlySignal<PublishView>;
  publish(): Promise<void>;
  /** What is done stays done; publishing again does what is left. */
  pause(): void;
  setByItself(byItself: boolean): Promise<void>;
  refresh(): void;
  dispose(): void;
}

interface PublishingOptions {
  fetch: typeof fetch;
  now: () => number;
  alarm: ShareAlarm;
}

/** Further changes are waited for. */
const AFTER_COMMIT_IN_MS = 5_000;
/** Feeds whose time is half over are renewed. */
const EVERY_IN_MS = 60 * 60_000;

export function createPublishing(
  session: OptionsSession,
  sharing: Pick<SharingSession, 'shareNow'>,
  { fetch, now, alarm }: PublishingOptions,
): Publishing {
  const { db } = session;
  const facts = signal<PublishingFacts | 'none' | undefined>(undefined);
  const view = signal<PublishView>({ state: 'idle' });
  let controller = new AbortController();

  const refresh = answerNewest<void, PublishingFacts | 'none'>(
    () => readFacts(session),
    (known) => {
      const isNew = facts.value === undefined;
      facts.value = known;
      if (isNew) wakeIn(AFTER_COMMIT_IN_MS);
    },
    (fault) => void reportError('Reading what is published', fault),
  );

  function wakeIn(inMs: number): void {
    const known = facts.peek();
    if (known && known !== 'none' && known.byItself) alarm.set(inMs, 0);
    else alarm.clear();
  }

  /** Whether what colleagues changed is here. */
  async function pull(): Promise<boolean> {
    if (!(await readSyncStatus(db)).sharing) return true;
    view.value = { state: 'publishing', phase: 'sharing', done: 0, total: 0 };
    await sharing.shareNow();
    const status = await readSyncStatus(db);
    return status.sharing && status.lastOutcome !== undefined && !isProblem(status.lastOutcome) && !status.held;
  }

  async function run(): Promise<PublishView> {
    if (!(await pull())) return { state: 'notShared' };
    const { publishDirectory } = await import('./publish-directory.ts');
    const ended = await publishDirectory(db, {
      reach: { fetch, now, signal: controller.signal },
      today: session.today(),
      onProgress: (progress) => {
        view.value = { state: 'publishing', ...progress };
      },
    });
    return { state: 'ended', run: ended };
  }

  async function publish(): Promise<void> {
    if (view.peek().state === 'publishing') return;
    controller = new AbortController();
    view.value = { state: 'publishing', phase: 'looking', done: 0, total: 0 };
    try {
      view.value = await run();
    } catch (fault) {
      view.value = { state: 'failed', reason: reportError('Publishing', fault) };
    }
    refresh();
    wakeIn(EVERY_IN_MS);
  }

  async function setByItself(byItself: boolean): Promise<void> {
    await changePublishing(db, (own) => ({ ...own, byItself }));
    facts.value = await readFacts(session);
    wakeIn(AFTER_COMMIT_IN_MS);
  }

  const ends = [
    alarm.onRing(() => void publish()),
    onCommitted(() => {
      refresh();
      wakeIn(AFTER_COMMIT_IN_MS);
    }),
  ];
  refresh();
  return {
    facts,
    view,
    publish,
    pause: () => controller.abort(),
    setByItself,
    refresh: () => refresh(),
    dispose() {
      for (const end of ends) end();
      alarm.clear();
    },
  };
}

async function readFacts({ db }: OptionsSession): Promise<PublishingFacts | 'none'> {
  const [own, feeds] = await Promise.all([getPublishing(db), getFeeds(db)]);
  if (!own) return 'none';
  const { host, signer, byItself } = own;
  const [place = ''] = host.split('?');
  return {
    root: rootOf(own) ?? '',
    signer: signer.kid,
    place,
    byItself,
    feeds: new Map(feeds.map((f) => [f.tenantId, f])),
  };
}
