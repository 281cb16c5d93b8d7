import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { getAddress } from '../db/address.ts';
import { getAgent } from '../db/agent.ts';
import type { Db } from '../db/open.ts';
import { countWaiting } from '../db/outbox.ts';
import { onCommitted } from '../db/watch.ts';
import { reportError } from '../report-error.ts';
import { answerNewest } from '../surfaces/answer-newest.ts';
import { createSharer } from '../surfaces/create-sharer.ts';
import { keepSharing, type ShareAlarm } from '../surfaces/keep-sharing.ts';
import { onSyncStatus, readSyncStatus, type SyncStatus } from '../workspace/sync/sync-status.ts';
import { parseWorkspaceUrl } from '../workspace/transport/parse-workspace-url.ts';
import type { Place, Reach } from './sharing-place.ts';
import { type Rights, rightsOf } from './sharing-rights.ts';
import { type Standing, standingOf } from './sharing-standing.ts';

/** What is known of this profile's sharing at one moment. */
export interface SharingFacts {
  status: SyncStatus;
  /** Where it shares, without the token. */
  place?: Place;
  /** This profile as an author; empty before its first change. */
  agent: string;
}

export interface SharingSession {
  db: Db;
  /** Undefined until it is read. */
  facts: ReadonlySignal<SharingFacts | undefined>;
  standing: ReadonlySignal<Standing | undefined>;
  /** Undefined in a profile that shares nothing. */
  rights: ReadonlySignal<Rights | undefined>;
  /** An exchange that this page began is under way. */
  isBusy: ReadonlySignal<boolean>;
  /** Why this browser could not take or note the last exchange, in one line. What was not taken comes again. */
  refused: ReadonlySignal<string | undefined>;
  shareNow(): Promise<void>;
  /** The address or the workspace is another one now. */
  refresh(): void;
  dispose(): void;
}

interface SharingOptions extends Reach {
  alarm: ShareAlarm;
  network: EventTarget;
  random: () => number;
}

/** While the options page is open. */
const EVERY_IN_MS = 20_000;

/** Keeps the page's directory shared while it is open, and what is shown of that current. */
export function createSharingSession(db: Db, { alarm, network, random, ...reach }: SharingOptions): SharingSession {
  const facts = signal<SharingFacts | undefined>(undefined);
  const isBusy = signal(false);
  const refused = signal<string | undefined>(undefined);
  const share = createSharer(db, reach.fetch);
  const refresh = answerNewest<void, SharingFacts>(
    () => readFacts(db),
    (known) => {
      const begins = known.place !== undefined && facts.peek() !== undefined && facts.peek()?.place === undefined;
      facts.value = known;
      if (begins) void kept.shareNow(); // Another page, or a policy, has joined.
    },
    (fault) => void reportError('Reading how it stands with sharing', fault),
  );
  const kept = keepSharing({
    run: async () => {
      const outcome = await share();
      if (outcome.state !== 'elsewhere') refused.value = undefined;
      return outcome;
    },
    hasWaiting: async () => (await countWaiting(db)) > 0,
    alarm,
    network,
    report: (fault) => {
      refused.value = reportError('Sharing', fault);
    },
    everyInMs: EVERY_IN_MS,
    random,
  });

  async function shareNow() {
    isBusy.value = true;
    await kept.shareNow().finally(() => {
      isBusy.value = false;
    });
  }

  const ends = [onSyncStatus(() => refresh()), onCommitted(() => refresh()), kept.stop];
  refresh();
  void kept.shareNow();
  return {
    db,
    facts,
    standing: computed(() => facts.value && standingOf(facts.value.status, facts.value.place !== undefined)),
    rights: computed(() => rightsIn(facts.value)),
    isBusy,
    refused,
    shareNow,
    refresh: () => refresh(),
    dispose() {
      for (const end of ends) end();
    },
  };
}

async function readFacts(db: Db): Promise<SharingFacts> {
  const [status, url, agent] = await Promise.all([readSyncStatus(db), getAddress(db), getAgent(db)]);
  const parsed = url === undefined ? undefined : parseWorkspaceUrl(url);
  const place = parsed?.ok ? { container: parsed.address.container, grant: parsed.grant } : undefined;
  return { status, agent, ...(place ? { place } : {}) };
}

function rightsIn(facts: SharingFacts | undefined): Rights | undefined {
  if (!facts?.place || !facts.status.sharing) return undefined;
  return rightsOf(facts.place.grant, facts.status.lastOutcome);
}
