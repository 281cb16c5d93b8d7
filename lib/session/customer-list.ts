import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import { getCustomers, scanCustomers } from '../db/customers.ts';
import { getEntry } from '../db/history.ts';
import { contactsFor } from '../directory/contacts-for.ts';
import type { Customer, TenantId } from '../directory/types.ts';
import { parseDocId } from '../log/doc-id.ts';
import { type CustomerRow, compareRows, filterRows, toCustomerRow } from './customer-row.ts';
import type { OptionsSession } from './options-session.ts';
import { docOf } from './review-plan.ts';

export type ListState =
  | { state: 'reading'; done: number; total: number }
  | { state: 'ready' }
  | { state: 'failed'; reason: string };

export interface CustomerList {
  /** All of them, by company name; empty until the first reading is through. */
  rows: ReadonlySignal<readonly CustomerRow[]>;
  /** Those that the filter leaves. */
  shown: ReadonlySignal<readonly CustomerRow[]>;
  filter: Signal<string>;
  state: ReadonlySignal<ListState>;
  dispose(): void;
}

/** More changed customers than this are not worth reading one by one. */
const REREAD_ABOVE = 1000;

type ListSource = Pick<OptionsSession, 'db' | 'partners' | 'head' | 'today'>;

/** Reads the whole list once, then what each commit changed; whole again when partners changed or too much did. */
export function createCustomerList({ db, partners, head, today }: ListSource): CustomerList {
  const rows = signal<readonly CustomerRow[]>([]);
  const state = signal<ListState>({ state: 'reading', done: 0, total: 0 });
  const filter = signal('');
  let seen: number | undefined;
  let turn = Promise.resolve();
  const stop = new AbortController();

  const toRow = (customer: Customer) =>
    toCustomerRow(customer, contactsFor(customer, { partners: partners.peek() }, today()));

  /** By whole percents: drawing it for every page would take longer than reading the page. */
  function showProgress(done: number, total: number) {
    const shown = state.peek();
    if (shown.state !== 'reading') return;
    const percentOf = (pages: number) => Math.floor((100 * pages) / Math.max(total, 1));
    if (total !== shown.total || percentOf(done) > percentOf(shown.done))
      state.value = { state: 'reading', done, total };
  }

  async function readAll() {
    const read: CustomerRow[] = [];
    await scanCustomers(
      db,
      (customers, { donePages, totalPages }) => {
        for (const customer of customers) read.push(toRow(customer));
        showProgress(donePages, totalPages);
      },
      stop.signal,
    );
    rows.value = read.sort(compareRows);
  }

  async function readSome(ids: ReadonlySet<TenantId>) {
    const found = await getCustomers(db, ids);
    const kept = rows.peek().filter((row) => !ids.has(row.tenantId));
    rows.value = [...kept, ...[...found.values()].map(toRow)].sort(compareRows);
  }

  async function catchUp(position: number) {
    const changed = seen === undefined ? 'all' : await changedSince(db, seen, position);
    seen = position;
    if (changed === 'all') await readAll();
    else if (changed.size > 0) await readSome(changed);
    if (!stop.signal.aborted) state.value = { state: 'ready' };
  }

  const unfollow = effect(() => {
    const position = head.value;
    untracked(() => {
      turn = turn
        .then(() => (stop.signal.aborted ? undefined : catchUp(position)))
        .catch((fault: unknown) => {
          seen = undefined;
          if (!stop.signal.aborted) state.value = { state: 'failed', reason: String(fault) };
        });
    });
  });

  return {
    rows,
    filter,
    state,
    shown: computed(() => filterRows(rows.value, filter.value)),
    dispose: () => {
      unfollow();
      stop.abort();
    },
  };
}

async function changedSince(db: OptionsSession['db'], from: number, to: number): Promise<Set<TenantId> | 'all'> {
  const ids = new Set<TenantId>();
  for (let position = from + 1; position <= to; position += 1) {
    const entry = await getEntry(db, position);
    if (!entry || entry.commit.ops.length > REREAD_ABOVE) return 'all';
    for (const op of entry.commit.ops) {
      const doc = docOf(op);
      const address = doc && parseDocId(doc);
      if (address?.kind === 'partner') return 'all';
      if (address?.kind === 'customer') ids.add(address.tenantId);
    }
  }
  return ids;
}
