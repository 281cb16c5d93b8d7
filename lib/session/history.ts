import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { getEntry, type LogHeader, readHistory } from '../db/history.ts';
import { type EntryChanges, entryChanges } from './history-changes.ts';
import { type Names, readNames } from './history-names.ts';
import type { OptionsSession } from './options-session.ts';

export interface History {
  /** Newest first; those read so far. */
  headers: ReadonlySignal<LogHeader[]>;
  state: ReadonlySignal<'reading' | 'more' | 'end' | 'failed'>;
  readMore(): Promise<void>;
  /** What one commit changed, field by field; undefined when it is no longer kept. */
  read(position: number): Promise<(EntryChanges & { names: Names }) | undefined>;
  dispose(): void;
}

type HistorySource = Pick<OptionsSession, 'db' | 'head' | 'partners'>;

const PAGE = 50;

/** The log as a list that is read page by page and grows at the top when something is committed. */
export function createHistory({ db, head, partners }: HistorySource): History {
  const headers = signal<LogHeader[]>([]);
  const state = signal<'reading' | 'more' | 'end' | 'failed'>('reading');

  async function read(before: number | undefined, limit: number) {
    state.value = 'reading';
    try {
      return await readHistory(db, before === undefined ? { limit } : { before, limit });
    } catch (reason) {
      state.value = 'failed';
      throw reason;
    }
  }

  async function readMore() {
    if (state.peek() === 'reading') return;
    const page = await read(headers.peek().at(-1)?.position, PAGE).catch(() => undefined);
    if (!page) return;
    headers.value = [...headers.peek(), ...page];
    state.value = page.length < PAGE ? 'end' : 'more';
  }

  /** Reads as many again as are shown, so that the list keeps its length and place. */
  async function refresh(isStale: () => boolean) {
    const limit = Math.max(PAGE, headers.peek().length + 1);
    const page = await read(undefined, limit);
    if (isStale()) return;
    headers.value = page;
    state.value = page.length < limit ? 'end' : 'more';
  }

  const dispose = effect(() => {
    void head.value;
    let isStale = false;
    refresh(() => isStale).catch(() => undefined);
    return () => {
      isStale = true;
    };
  });

  return {
    headers,
    state,
    readMore,
    read: async (position) => {
      const entry = await getEntry(db, position);
      if (!entry) return undefined;
      const changes = entryChanges(entry);
      return { ...changes, names: await readNames(db, partners.peek(), changes.changes) };
    },
    dispose,
  };
}
