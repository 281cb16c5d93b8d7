import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import { readSharedDomains } from '../db/shared-domains.ts';
import type { TenantId } from '../directory/types.ts';
import { createRowSelection, type RowSelection } from './bulk-selection.ts';
import { changedSince, readChanged } from './customer-changes.ts';
import { countRows, parseCustomerFilter, rowTest } from './customer-filter.ts';
import { replaceRows } from './customer-order.ts';
import { type CustomerRow, createRowMaker, filterRows } from './customer-row.ts';
import { createRowsReader, inOrder, type ReadRows, type RowsPart } from './customer-rows.ts';
import type { OptionsSession } from './options-session.ts';

export type ListState =
  | { state: 'reading'; done: number; total: number }
  | { state: 'ready' }
  | { state: 'failed'; reason: string };

export interface CustomerList {
  /** By company name; while the state is `reading`, those read so far. */
  rows: ReadonlySignal<readonly CustomerRow[]>;
  /** Those that `show` leaves. */
  asked: ReadonlySignal<readonly CustomerRow[]>;
  /** How many of what `show` counts they have, in the filter's unit; 0 without a filter. */
  counted: ReadonlySignal<number>;
  /** Those that the words of the filter leave of them. */
  shown: ReadonlySignal<readonly CustomerRow[]>;
  /** The route's `show`; all of them when it is undefined or names no filter. */
  show: Signal<string | undefined>;
  filter: Signal<string>;
  state: ReadonlySignal<ListState>;
  /** Stored customers that cannot be read and are left out. */
  damaged: ReadonlySignal<number>;
  selection: RowSelection;
  /** Resolves once everything committed so far is in the rows. */
  settled(): Promise<void>;
  dispose(): void;
}

type ListSource = Pick<OptionsSession, 'db' | 'partners' | 'head' | 'today'>;

/** Reads the whole list once, then what each commit changed; whole again when partners changed or too much did. */
export function createCustomerList(
  { db, partners, head, today }: ListSource,
  readRows: ReadRows = createRowsReader(db),
): CustomerList {
  const rows = signal<readonly CustomerRow[]>([]);
  const state = signal<ListState>({ state: 'reading', done: 0, total: 0 });
  const damaged = signal(0);
  const filter = signal('');
  const show = signal<string | undefined>(undefined);
  const shared = signal<ReadonlyMap<string, readonly TenantId[]>>(new Map());
  let seen: number | undefined;
  let turn = Promise.resolve();
  const stop = new AbortController();
  const rowMaker = () => createRowMaker({ partners: partners.peek() }, today());

  /** By whole percents: drawing it for every page would take longer than reading the page. */
  function showProgress(done: number, total: number) {
    const shown = state.peek();
    if (shown.state !== 'reading') return;
    const percentOf = (pages: number) => Math.floor((100 * pages) / Math.max(total, 1));
    if (total !== shown.total || percentOf(done) > percentOf(shown.done))
      state.value = { state: 'reading', done, total };
  }

  /** The first time, rows are shown as soon as there are some, then whenever there are twice as many. */
  async function readAll() {
    const isFirst = state.peek().state === 'reading';
    const come: CustomerRow[] = [];
    let last: RowsPart | undefined;
    const visit = (part: RowsPart) => {
      last = part;
      come.push(...part.rows);
      showProgress(part.donePages, part.totalPages);
      if (isFirst && part.order) rows.value = inOrder(come, part.order);
    };
    await readRows({ partners: partners.peek(), today: today() }, visit, stop.signal);
    damaged.value = last?.damaged ?? 0;
    if (!isFirst || !last) rows.value = last?.order ? inOrder(come, last.order) : [];
  }

  async function readSome(ids: ReadonlySet<TenantId>) {
    const toRow = rowMaker();
    const found = await readChanged(db, ids);
    const fresh = new Map(found.map((customer) => [customer.tenantId, toRow(customer)]));
    rows.value = replaceRows(rows.peek(), ids, fresh);
  }

  async function catchUp(position: number) {
    const isErased = seen !== undefined && position < seen;
    const changed = seen === undefined || isErased ? 'all' : await changedSince(db, seen, position);
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

  const asking = computed(() => (show.value === undefined ? undefined : parseCustomerFilter(show.value)));
  const unfollowSharing = effect(() => {
    void rows.value;
    if (asking.value?.kind !== 'sharedDomain') return;
    readSharedDomains(db).then((found) => {
      if (!stop.signal.aborted) shared.value = found;
    }, console.error);
  });

  const basis = computed(() => ({ book: { partners: partners.value }, today: today(), shared: shared.value }));
  const asked = computed(() => (asking.value ? rows.value.filter(rowTest(asking.value, basis.value)) : rows.value));
  const counted = computed(() => (asking.value ? countRows(asking.value, asked.value, basis.value) : 0));

  const shown = computed(() => filterRows(asked.value, filter.value));
  return {
    rows,
    asked,
    counted,
    shown,
    filter,
    show,
    state,
    damaged,
    selection: createRowSelection(shown),
    settled: () => turn,
    dispose: () => {
      unfollow();
      unfollowSharing();
      stop.abort();
    },
  };
}
