import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { scanCustomers } from '../db/customers.ts';
import { type LogHeader, readHistory } from '../db/history.ts';
import { contactsFor } from '../directory/contacts-for.ts';
import type { Partner, RelationshipState } from '../directory/types.ts';
import type { OptionsSession } from './options-session.ts';
import { addToCoverage, type Coverage, emptyCoverage } from './overview-coverage.ts';
import { countRelationships } from './overview-relationships.ts';

export type CoverageView =
  | { state: 'counting'; done: number; total: number }
  | { state: 'ready'; coverage: Coverage }
  | { state: 'failed'; reason: unknown };

export interface Overview {
  coverage: ReadonlySignal<CoverageView>;
  relationships: ReadonlySignal<Record<RelationshipState, number>>;
  /** The newest commits, at most `RECENT_COMMITS`. */
  recent: ReadonlySignal<LogHeader[]>;
  dispose(): void;
}

type OverviewSource = Pick<OptionsSession, 'db' | 'partners' | 'head' | 'today'>;

const RECENT_COMMITS = 5;

/** Counts the coverage of the whole directory, and again after every commit. A count that was overtaken is dropped. */
export function createOverview({ db, partners, head, today }: OverviewSource): Overview {
  const coverage = signal<CoverageView>({ state: 'counting', done: 0, total: 0 });
  const recent = signal<LogHeader[]>([]);

  async function count(book: readonly Partner[], stop: AbortSignal) {
    const counted = emptyCoverage();
    const day = today();
    await scanCustomers(
      db,
      (customers, { donePages, totalPages }) => {
        for (const customer of customers)
          addToCoverage(counted, customer, contactsFor(customer, { partners: book }, day));
        if (coverage.peek().state === 'counting' && !stop.aborted)
          coverage.value = { state: 'counting', done: donePages, total: totalPages };
      },
      stop,
    );
    if (!stop.aborted) coverage.value = { state: 'ready', coverage: counted };
  }

  const dispose = effect(() => {
    const book = partners.value;
    void head.value;
    const controller = new AbortController();
    const { signal: stop } = controller;
    const fail = (reason: unknown) => {
      if (!stop.aborted) coverage.value = { state: 'failed', reason };
    };
    count(book, stop).catch(fail);
    readHistory(db, { limit: RECENT_COMMITS }).then((headers) => {
      if (!stop.aborted) recent.value = headers;
    }, fail);
    return () => controller.abort();
  });

  return { coverage, recent, relationships: computed(() => countRelationships(partners.value)), dispose };
}
