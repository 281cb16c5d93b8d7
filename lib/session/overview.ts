import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { type LogHeader, readHistory } from '../db/history.ts';
import { loadTally } from '../db/tally.ts';
import { judgeTally } from '../directory/tally-judge.ts';
import type { Overview } from '../directory/tally-overview.ts';
import type { Partner, RelationshipState } from '../directory/types.ts';
import type { OptionsSession } from './options-session.ts';
import { type FindingCount, findingCounts } from './overview-findings.ts';
import { countRelationships } from './overview-relationships.ts';

export type OverviewView =
  | { state: 'reading' }
  /** No tally is stored: every customer is counted once. */
  | { state: 'counting'; done: number; total: number }
  | { state: 'ready'; overview: Overview; findings: FindingCount[] }
  | { state: 'failed'; reason: unknown };

export interface OverviewWatch {
  view: ReadonlySignal<OverviewView>;
  relationships: ReadonlySignal<Record<RelationshipState, number>>;
  /** The newest commits, at most `RECENT_COMMITS`. */
  recent: ReadonlySignal<LogHeader[]>;
  dispose(): void;
}

type OverviewSource = Pick<OptionsSession, 'db' | 'partners' | 'head' | 'today'>;

const RECENT_COMMITS = 5;

/** What the tally of the directory says today, and again after every commit: no customer is read for it. */
export function createOverview({ db, partners, head, today }: OverviewSource): OverviewWatch {
  const view = signal<OverviewView>({ state: 'reading' });
  const recent = signal<LogHeader[]>([]);

  async function read(book: readonly Partner[], stop: AbortSignal) {
    const onProgress = (done: number, total: number) => {
      if (view.peek().state !== 'ready' && !stop.aborted) view.value = { state: 'counting', done, total };
    };
    const tally = await loadTally(db, { onProgress, signal: stop });
    if (stop.aborted) return;
    const day = today();
    const overview = judgeTally(tally, { partners: book }, day);
    view.value = { state: 'ready', overview, findings: findingCounts(overview.findings, book, day) };
  }

  const dispose = effect(() => {
    const book = partners.value;
    void head.value;
    const controller = new AbortController();
    const { signal: stop } = controller;
    const fail = (reason: unknown) => {
      if (!stop.aborted) view.value = { state: 'failed', reason };
    };
    read(book, stop).catch(fail);
    readHistory(db, { limit: RECENT_COMMITS }).then((headers) => {
      if (!stop.aborted) recent.value = headers;
    }, fail);
    return () => controller.abort();
  });

  return { view, recent, relationships: computed(() => countRelationships(partners.value)), dispose };
}
