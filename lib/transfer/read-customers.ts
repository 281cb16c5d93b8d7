import { parseTenantId } from '../directory/ids.ts';
import { LIMITS } from '../directory/limits.ts';
import type { PartnerBook, SubscriptionId, TenantId } from '../directory/types.ts';
import { cellText } from './cell-text.ts';
import { type CustomerColumn, OWN_COLUMNS, SUBSCRIPTION_COLUMNS } from './customer-columns.ts';
import type { CustomerDraft, CustomerFields, SubscriptionDraft } from './customer-draft.ts';
import { readFields } from './customer-fields.ts';
import { cellsToReach, type MatchedColumns } from './match-columns.ts';
import type { ProblemList } from './problem-list.ts';
import { createSubscriptionReader, type Report } from './read-subscription.ts';
import { isBlankRow, type RowReader } from './row-reader.ts';

export interface CustomerReader extends RowReader {
  readonly drafts: ReadonlyMap<TenantId, CustomerDraft>;
}

type Cells = readonly string[];
const OWN: readonly CustomerColumn[] = OWN_COLUMNS;
type At = MatchedColumns<CustomerColumn>['at'];

interface Known {
  draft: CustomerDraft;
  /** Own cells of its first row, filled up from later ones. */
  own: string[];
}

/** Rows of one customer need not stand together; what they say of the customer itself must agree or be empty. */
export function createCustomerReader(at: At, book: PartnerBook, problems: ProblemList): CustomerReader {
  const known = new Map<TenantId, Known>();
  const drafts = new Map<TenantId, CustomerDraft>();
  const seen = new Set<SubscriptionId>();
  const readSubscription = createSubscriptionReader(at, book);
  const forCustomer = cellsToReach(at, OWN_COLUMNS);
  const forSubscription = cellsToReach(at, [...OWN_COLUMNS, ...SUBSCRIPTION_COLUMNS]);
  const reach = (cells: Cells) => (cellText(cells[at.SubscriptionId]) ? forSubscription : forCustomer);

  let row = 0;
  let bad = false;
  const report: Report = (code, column, value) => {
    bad = true;
    problems.add(row, code, column, value);
  };

  const readId = (cells: Cells): TenantId | undefined => {
    const text = cellText(cells[at.CustomerId]);
    const id = parseTenantId(text);
    if (!id) report(text ? 'tenantId' : 'missing', 'CustomerId', text);
    return id;
  };

  const start = (tenantId: TenantId, cells: Cells): Known => ({
    draft: { tenantId, row, fields: readFields(at, cells, OWN_COLUMNS, report), subscriptions: [] },
    own: OWN_COLUMNS.map((column) => cells[at[column]] ?? ''),
  });

  const readDistinct = (cells: Cells): SubscriptionDraft | undefined => {
    const subscription = readSubscription(cells, report);
    if (subscription && seen.has(subscription.id)) report('duplicateSubscription', 'SubscriptionId', subscription.id);
    return subscription;
  };

  const readRow = (tenantId: TenantId, cells: Cells) => {
    const before = known.get(tenantId);
    const customer = before ?? start(tenantId, cells);
    const filled = before ? fillUp(at, before, cells, report) : undefined;
    const subscription = readDistinct(cells);
    if (customer.draft.subscriptions.length >= LIMITS.subscriptions) report('tooMany', 'SubscriptionId', tenantId);
    if (bad) return;
    if (filled) Object.assign(customer.draft.fields, filled());
    if (!before) {
      known.set(tenantId, customer);
      drafts.set(tenantId, customer.draft);
    }
    if (!subscription) return;
    seen.add(subscription.id);
    customer.draft.subscriptions.push(subscription);
  };

  return {
    drafts,
    add(cells, number) {
      row = number;
      bad = false;
      if (isBlankRow(cells)) return;
      const tenantId = readId(cells);
      if (!tenantId) return;
      if (cells.length < reach(cells)) problems.add(row, 'rowTooShort');
      else readRow(tenantId, cells);
    },
  };
}

/**
 * Compares a later row's own cells with those before. Yields how to take over what only this row says, or nothing
 * when there is nothing new; reports what contradicts.
 */
function fillUp(at: At, { own }: Known, cells: Cells, report: Report): (() => CustomerFields) | undefined {
  const added: CustomerColumn[] = [];
  for (let index = 1; index < OWN.length; index++) {
    const column = OWN[index];
    const cell = column && cells[at[column]];
    if (!column || !cell || cell === own[index]) continue;
    const text = cellText(cell);
    const first = cellText(own[index]);
    if (text === '' || text === first) continue;
    if (first === '') added.push(column);
    else report('rowsContradict', column, text);
  }
  if (added.length === 0) return undefined;
  const fields = readFields(at, cells, added, report);
  return () => {
    for (const column of added) own[OWN.indexOf(column)] = cells[at[column]] ?? '';
    return fields;
  };
}
