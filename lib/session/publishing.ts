import { type ReadonlySignal, signal } from '@preact/signals';
import {
  changePublishing,
  countFeeds,
  doubtFeeds,
  endorsedBy,
  getPublishing,
  onPublishing,
  rootOf,
} from '../db/publishing.ts';
import type { Db } from '../db/schema.ts';
import { onCommitted } from '../db/watch.ts';
import { getWorkspace } from '../db/workspace.ts';
import { reportError } from '../report-error.ts';
import { answerNewest } from '../surfaces/answer-newest.ts';
import type { ShareAlarm } from '../surfaces/keep-sharing.ts';
import type { SyncOutcome } from '../workspace/sync/create-sync.ts';
import type { OptionsSession } from './options-session.ts';
import { type LastPublish, type PublishEnd, readLastPublish } from './publish-end.ts';
import { endOfReaders } from './readers-end.ts';

/** What this profile has for publishing, without its secrets. */
export interface PublishingFacts {
  /** Fingerprints. */
  root: string;
  signer: string;
  /** Fingerprints of the keys that the root answers for, where this profile keeps it. */
  endorsed?: ReadonlySet<string>;
  /** The host without its token. */
  place: string;
  byItself: boolean;
  /** When the address that customers read ends; an ISO 8601 instant, absent where its token does not say. */
  readersEndAt?: string;
  /** Customers of whom something lies on the host. */
  published: number;
  /** Of any page and of the background; absent before the first time. */
  last?: LastPublish;
}

export type PublishView =
  | { state: 'idle' }
  | { state: 'publishing'; phase: 'sharing' | 'looking' | 'writing'; done: number; total: number }
  | PublishEnd;

export interface Publishing {
  /** `none`: this profile does not publish. Undefined until it is read. */
  facts: ReadonlySignal<PublishingFacts | 'none' | undefined>;
  view: ReadonlySignal<PublishView>;
  publish(): Promise<void>;
  /** As `publish`, and looks at every feed on the host: it may have been taken away or written over. */
  checkAll(): Promise<void>;
  /** What is done stays done; publishing again does what is left. */
  pause(): void;
  setByItself(byItself: boolean): Promise<void>;
  refresh(): void;
  dispose(): void;
}

interface PublishingOptions {
  fetch: typeof fetch;
  now: () => number;
  /** One exchange with the team's log. */
  share: () => Promise<SyncOutcome>;
  /** Of this page. */
  alarm: ShareAlarm;
  /** Has the background publish soon, where this page is closed before. */
  wakeBackground: () => Promise<void>;
}

/** Further changes are waited for. */
const AFTER_COMMIT_IN_MS = 5_000;

export function createPublishing(session: OptionsSession, options: PublishingOptions): Publishing {
  const { db } = session;
  const { fetch, now, share, alarm, wakeBackground } = options;
  const facts = signal<PublishingFacts | 'none' | undefined>(undefined);
  const view = signal<PublishView>({ state: 'idle' });
  let controller = new AbortController();

  const refresh = answerNewest<void, PublishingFacts | 'none'>(
    () => readFacts(db),
    (known) => {
      const isFirst = facts.value === undefined;
      if (known !== 'none' && view.value.state !== 'publishing' && isBackgroundsNews(facts.value, known))
        view.value = { state: 'idle' };
      facts.value = known;
      if (isFirst) wake();
    },
    (fault) => void reportError('Reading what is published', fault),
  );

  function wake(): void {
    const known = facts.peek();
    alarm.clear();
    if (!known || known === 'none' || !known.byItself) return;
    alarm.set(AFTER_COMMIT_IN_MS, 0);
    wakeBackground().catch((fault: unknown) => reportError('Setting the alarm for publishing', fault));
  }

  async function run(onlyNews: boolean): Promise<void> {
    const before = view.peek();
    controller = new AbortController();
    view.value = { state: 'publishing', phase: 'sharing', done: 0, total: 0 };
    // Most profiles never publish.
    const { publishNow } = await import('./publish-now.ts');
    const end = await publishNow(db, {
      from: 'page',
      share,
      reach: { fetch, now, signal: controller.signal },
      today: session.today,
      onProgress: (progress) => {
        view.value = { state: 'publishing', ...progress };
      },
      onlyNews,
    });
    view.value = end.state === 'noNews' ? before : end;
  }

  async function publish(onlyNews: boolean): Promise<void> {
    if (view.peek().state === 'publishing') {
      // What was committed meanwhile comes after it.
      if (onlyNews) alarm.set(AFTER_COMMIT_IN_MS, 0);
      return;
    }
    try {
      await run(onlyNews);
    } catch (fault) {
      view.value = { state: 'failed', reason: reportError('Publishing', fault) };
    }
    refresh();
  }

  async function checkAll(): Promise<void> {
    if (view.peek().state === 'publishing') return;
    await doubtFeeds(db);
    await publish(false);
  }

  async function setByItself(byItself: boolean): Promise<void> {
    await changePublishing(db, (own) => ({ ...own, byItself }));
    facts.value = await readFacts(db);
    wake();
  }

  const ends = [
    alarm.onRing(() => void publish(true)),
    onPublishing(() => refresh()),
    onCommitted(() => {
      refresh();
      wake();
    }),
  ];
  refresh();
  return {
    facts,
    view,
    publish: () => publish(false),
    checkAll,
    pause: () => controller.abort(),
    setByItself,
    refresh: () => refresh(),
    dispose() {
      for (const end of ends) end();
      alarm.clear();
    },
  };
}

/** The background has published since: how this page last did is told no more. */
function isBackgroundsNews(before: PublishingFacts | 'none' | undefined, { last }: PublishingFacts): boolean {
  const lastBefore = before && before !== 'none' ? before.last : undefined;
  return last?.from === 'background' && last.ranAt !== lastBefore?.ranAt;
}

async function readFacts(db: Db): Promise<PublishingFacts | 'none'> {
  const [own, published, last, workspace] = await Promise.all([
    getPublishing(db),
    countFeeds(db),
    readLastPublish(db),
    getWorkspace(db),
  ]);
  if (!own) return 'none';
  const { host, signer, byItself } = own;
  const [place = ''] = host.split('?');
  const readersEndAt = endOfReaders(workspace?.feeds?.readers ?? '');
  return {
    root: rootOf(own) ?? '',
    signer: signer.kid,
    ...(own.root ? { endorsed: endorsedBy(own) } : {}),
    place,
    byItself,
    ...(readersEndAt ? { readersEndAt } : {}),
    published,
    ...(last ? { last } : {}),
  };
}
