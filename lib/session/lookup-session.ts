import type { ReadonlySignal } from '@preact/signals';
import type { Source } from '../answer-page.ts';
import { onFeeds } from '../db/feeds.ts';
import type { Db } from '../db/open.ts';
import { onCommitted } from '../db/watch.ts';
import type { TenantId } from '../directory/types.ts';
import { reportError } from '../report-error.ts';
import type { Settings } from '../settings.ts';
import { answerNewest } from '../surfaces/answer-newest.ts';
import { type LiveCare, openLiveCare } from './care-live.ts';
import { openLiveLookup } from './live-lookup.ts';
import { openLookupFacts } from './lookup-facts.ts';
import { createLookupPosition, type LookupPosition } from './lookup-position.ts';
import { readCustomer, type ShownCustomer, type ShownPage } from './lookup-read.ts';
import type { LookupReading } from './lookup-reading.ts';
import type { Lookup } from './open-lookup.ts';
import { markSeen as markFeedSeen } from './subscription-seen.ts';

export interface LookupSession extends Pick<LookupPosition, 'place' | 'picked' | 'goBack'> {
  page: ReadonlySignal<ShownPage>;
  source: ReadonlySignal<Source>;
  finding: Finding | undefined;
  pick(tenantId: TenantId): Promise<void>;
  /** Contacts of a customer that is not shown; undefined when it is gone. */
  read(tenantId: TenantId): Promise<ShownCustomer | undefined>;
  /** The person has seen what changed in a feed. */
  markSeen(feedId: string): void;
  /** The page beside may be another one. */
  follow(): void;
  /** The directory, or the day, may be another one. */
  refresh(): void;
  end(): void;
}

/** Absent for a customer. */
export interface Finding {
  lookup: ReadonlySignal<Lookup>;
  live: LiveCare;
  type(text: string): void;
}

export interface LookupSessionOptions {
  settings: Settings;
  /** Address of the page beside; undefined where it may not be looked at. */
  readUrl(): Promise<string | undefined>;
  /** What is looked for from the start, in place of the customer of the page beside. */
  find?: string | undefined;
  /** What was begun to be read before the session. */
  reading?: LookupReading;
}

/** What popup and side panel show: it follows the page beside, the directory, and what is typed. */
export async function openLookupSession(db: Db, options: LookupSessionOptions): Promise<LookupSession> {
  const isFinding = options.settings.role !== 'customer';
  const [facts, live] = await Promise.all([
    openLookupFacts(db, options.settings, options.readUrl, options.reading),
    isFinding ? openLiveCare(options.reading?.care) : undefined,
  ]);
  const read = (id: TenantId) => readCustomer(id, db);
  const start = facts.page.peek().state === 'none' || (options.find && live) ? 'list' : 'page';
  const position = createLookupPosition(start, read);
  const lookup = live && openLiveLookup(db, live.care, options.reading?.loading);
  const typed = () => lookup?.current.peek().typed.peek() ?? '';
  if (options.find) lookup?.current.peek().type(options.find);

  function type(text: string) {
    if (position.place.peek() !== 'list') position.goToList();
    lookup?.current.peek().type(text);
  }
  function goBack() {
    if (position.goBack()) return true;
    const isTyped = typed() !== '';
    if (isTyped) type('');
    return isTyped;
  }
  async function pick(tenantId: TenantId) {
    if (await position.pick(tenantId)) live?.remember(tenantId);
  }
  const follow = answerNewest<void, ShownPage>(facts.look, (page) => position.meet(facts.show(page), typed()), fail);
  const readAgain = answerNewest<void, unknown>(
    () => Promise.all([facts.readSource(), position.readAgain()]),
    () => undefined,
    fail,
  );
  function refresh() {
    follow();
    readAgain();
    lookup?.renew();
  }
  const followCommits = options.reading?.followCommits ?? onCommitted;
  const ends = [followCommits(refresh), onFeeds(follow), live?.dispose, lookup?.end];
  return {
    page: facts.page,
    source: facts.source,
    place: position.place,
    picked: position.picked,
    finding: live && lookup && { lookup: lookup.current, live, type },
    pick,
    goBack,
    read,
    markSeen: (feedId) => void markFeedSeen(db, feedId, Date.now()).catch(fail),
    follow,
    refresh,
    end: () => {
      for (const end of ends) end?.();
    },
  };
}

const fail = (fault: unknown) => void reportError('Reading the directory', fault);
