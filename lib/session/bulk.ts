import { type ReadonlySignal, signal } from '@preact/signals';
import { isSameMark, type KnownDocs, readKnownDocs, standingCustomers } from '../db/known-docs.ts';
import { getMark } from '../db/revision.ts';
import { subscriptionName } from '../directory/subscription-name.ts';
import type { TenantId } from '../directory/types.ts';
import { type ResolvedList, resolveList, type UnresolvedEntry } from './bulk-list.ts';
import { type BulkChange, type BulkLine, type BulkWork, planBulk } from './bulk-plan.ts';
import type { CustomerList } from './customer-list.ts';
import { type CustomerRow, hasMark } from './customer-row.ts';
import { openReview } from './open-review.ts';
import type { OptionsSession } from './options-session.ts';

export interface BulkRequest extends BulkChange {
  /** Which customers: those selected, those of the pasted list, or all of them. */
  customers: 'selected' | 'list' | 'all';
  /** Tenant ids or domains, one a line. */
  list: string;
}

export type BulkView =
  | { state: 'closed' }
  | { state: 'asking' }
  | { state: 'working' }
  /** There is something to know before the review: what is left out, or that nothing changes. */
  | { state: 'weighing'; request: BulkRequest; work: BulkWork; unresolved: UnresolvedEntry[] }
  | { state: 'partnerGone' }
  | { state: 'failed'; reason: string };

export interface Bulk {
  view: ReadonlySignal<BulkView>;
  /** Works the change out against what stands now; goes on to the review when there is nothing else to know. */
  work(request: BulkRequest): Promise<void>;
  /** Opens the review of what was worked out. */
  review(): void;
  /** Asks, or asks again. */
  ask(): void;
  /** Gives up what is being worked out. */
  close(): void;
}

interface Prepared {
  ids: ReadonlySet<TenantId>;
  reading: Promise<KnownDocs>;
}

/** A larger selection is read only when it is known that it is wanted. */
const PREPARED_AT_MOST = 5_000;

type Rows = Pick<CustomerList, 'rows' | 'settled'>;

/** A change of many designations at once: what is asked for, what it comes to, and its one review. */
export function createBulk(session: OptionsSession, list: Rows, selected: () => Iterable<TenantId>): Bulk {
  const view = signal<BulkView>({ state: 'closed' });
  let turn = 0;
  let prepared: Prepared | undefined;

  async function idsOf({ customers, list: text, from }: BulkRequest): Promise<ResolvedList> {
    if (customers === 'list') return resolveList(session.db, text);
    if (customers === 'selected') return { ids: [...selected()], unresolved: [] };
    await list.settled();
    const rows = list.rows.peek().filter((row) => mayConcern(row, from));
    return { ids: rows.map(({ tenantId }) => tenantId), unresolved: [] };
  }

  /** What the selection's customers are, read while the change is still being asked for: reading is most of the work. */
  function prepare(): Prepared | undefined {
    const ids = new Set(selected());
    if (ids.size === 0 || ids.size > PREPARED_AT_MOST) return undefined;
    const reading = readKnownDocs(session.db, ids);
    reading.catch(() => undefined); // Told when it is read again, because it is wanted.
    return { ids, reading };
  }

  async function knownDocs(ids: ReadonlySet<TenantId>): Promise<KnownDocs> {
    const { db } = session;
    const isFor = prepared?.ids.size === ids.size && prepared.ids.isSubsetOf(ids);
    const known = isFor ? await prepared?.reading.catch(() => undefined) : undefined;
    return known && isSameMark(known.mark, await getMark(db)) ? known : readKnownDocs(db, ids);
  }

  async function plan(request: BulkRequest) {
    const { ids, unresolved } = await idsOf(request);
    const known = await knownDocs(new Set(ids));
    const found = standingCustomers(known);
    const missing = ids.filter((id) => !found.has(id)).map((entry) => ({ entry, reason: 'unknown' as const }));
    const standpoint = {
      base: known.mark.revision,
      book: { partners: session.partners.peek() },
      today: session.today(),
    };
    const worked = planBulk(found.values(), request, standpoint);
    const outcome = worked.state === 'planned' ? { ...worked, planned: { ...worked.planned, known } } : worked;
    return { outcome, unresolved: [...unresolved, ...missing] };
  }

  async function work(request: BulkRequest) {
    turn += 1;
    const mine = turn;
    view.value = { state: 'working' };
    try {
      const { outcome, unresolved } = await plan(request);
      if (mine !== turn) return;
      if (outcome.state === 'partnerGone') {
        view.value = outcome;
        return;
      }
      view.value = { state: 'weighing', request, work: outcome, unresolved };
      if (isPlain(outcome) && unresolved.length === 0) review();
    } catch (fault) {
      if (mine === turn)
        view.value = { state: 'failed', reason: fault instanceof Error ? fault.message : String(fault) };
    }
  }

  function review() {
    if (view.value.state !== 'weighing') return;
    const { request, work: worked } = view.value;
    const again = () => {
      session.review.close();
      void work(request);
    };
    const outcome = openReview(session, worked.planned, { names: namesOf(worked.changing), again });
    if (outcome.state === 'opened') turnTo('closed');
  }

  function turnTo(state: 'asking' | 'closed') {
    turn += 1;
    view.value = { state };
    prepared = state === 'asking' ? (prepared ?? prepare()) : undefined;
  }

  return { view, work, review, ask: () => turnTo('asking'), close: () => turnTo('closed') };
}

/** Reading customers is slow, and the rows tell already which cannot be concerned. */
function mayConcern(row: CustomerRow, from: BulkChange['from']): boolean {
  if (from === 'any') return true;
  return from === 'default' ? hasMark(row, 'coverage:default') : row.partners.includes(from);
}

const isPlain = ({ changing, ineligible }: BulkWork) => changing.length > 0 && ineligible.length === 0;

function namesOf(lines: readonly BulkLine[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { customer, subscription } of lines) {
    names.set(customer.tenantId, customer.companyName);
    names.set(subscription.id, subscriptionName(subscription));
  }
  return names;
}
