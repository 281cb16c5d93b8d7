import { batch, effect, type ReadonlySignal, signal } from '@preact/signals';
import { type FoundHistory, findHistory, type HistoryFilter } from '../db/find-history.ts';
import { getEntry, type LogHeader } from '../db/history.ts';
import type { CommitSource } from '../log/types.ts';
import { reportError } from '../report-error.ts';
import { findNamed } from './find-named.ts';
import { type EntryChanges, entryChanges } from './history-changes.ts';
import { type Names, readNames } from './history-names.ts';
import type { OptionsSession } from './options-session.ts';

/** As a person writes it. */
export interface HistoryQuery {
  /** Tenant id or domain. */
  customer: string;
  /** Tenant id. */
  partner: string;
  by: string;
  source: CommitSource | '';
}

export interface History {
  /** Newest first; those read so far. */
  headers: ReadonlySignal<LogHeader[]>;
  state: ReadonlySignal<'reading' | 'more' | 'end' | 'failed'>;
  /** How far the search is, in commits. */
  progress: ReadonlySignal<{ done: number; total: number }>;
  /** What is shown; empty for all of it. */
  filter: ReadonlySignal<HistoryFilter>;
  /** Shows what matches; false when the query names no customer. */
  search(query: HistoryQuery): Promise<boolean>;
  readMore(): Promise<void>;
  /** What one commit changed, field by field; undefined when it is no longer kept. */
  read(position: number): Promise<(EntryChanges & { names: Names }) | undefined>;
  dispose(): void;
}

type HistorySource = Pick<OptionsSession, 'db' | 'head' | 'partners'>;

const PAGE = 50;
const NO_FILTER: HistoryFilter = {};

/** The log as a list that is read page by page and grows at the top when something is committed. */
export function createHistory({ db, head, partners }: HistorySource): History {
  const headers = signal<LogHeader[]>([]);
  const state = signal<'reading' | 'more' | 'end' | 'failed'>('reading');
  const progress = signal({ done: 0, total: 0 });
  const filter = signal(NO_FILTER);
  let reading = new AbortController();

  /** One reading at a time; undefined when another took its place or it failed. */
  async function find(limit: number, before?: number): Promise<FoundHistory | undefined> {
    reading.abort();
    reading = new AbortController();
    const { signal: stop } = reading;
    state.value = 'reading';
    progress.value = { done: 0, total: 0 };
    const onProgress = (next: { done: number; total: number }) => {
      progress.value = next;
    };
    try {
      const options = { limit, onProgress, signal: stop, ...(before === undefined ? {} : { before }) };
      const found = await findHistory(db, filter.peek(), options);
      return stop.aborted ? undefined : found;
    } catch (fault) {
      if (stop.aborted) return undefined;
      reportError('Reading the history', fault);
      state.value = 'failed';
      return undefined;
    }
  }

  async function readMore() {
    if (state.peek() === 'reading') return;
    const found = await find(PAGE, headers.peek().at(-1)?.position);
    if (!found) return;
    headers.value = [...headers.peek(), ...found.headers];
    state.value = found.isEnd ? 'end' : 'more';
  }

  /** Reads as many again as are shown, so that the list keeps its length and place. */
  async function refresh() {
    const found = await find(Math.max(PAGE, headers.peek().length + 1));
    if (!found) return;
    headers.value = found.headers;
    state.value = found.isEnd ? 'end' : 'more';
  }

  async function search(query: HistoryQuery) {
    const wanted = await toFilter(db, query);
    if (!wanted) return false;
    batch(() => {
      headers.value = [];
      filter.value = wanted;
    });
    return true;
  }

  const stopWatching = effect(() => {
    void head.value;
    void filter.value;
    void refresh();
  });

  function dispose() {
    reading.abort();
    stopWatching();
  }

  return {
    headers,
    state,
    progress,
    filter,
    search,
    readMore,
    read: async (position) => {
      const entry = await getEntry(db, position);
      if (!entry) return undefined;
      const changes = entryChanges(entry);
      return { ...changes, names: await readNames(db, partners.peek(), [...changes.changes, ...changes.settled]) };
    },
    dispose,
  };
}

async function toFilter(db: OptionsSession['db'], query: HistoryQuery): Promise<HistoryFilter | undefined> {
  const customers = query.customer.trim() ? await findNamed(db, query.customer) : undefined;
  if (customers?.length === 0) return undefined;
  const partner = query.partner ? await findNamed(db, query.partner) : undefined;
  const mentions = [customers, partner].filter((ids) => ids !== undefined);
  return {
    ...(query.by.trim() ? { by: query.by } : {}),
    ...(query.source ? { source: query.source } : {}),
    ...(mentions.length > 0 ? { mentions } : {}),
  };
}
