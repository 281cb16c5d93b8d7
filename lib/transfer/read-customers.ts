import { parseTenantId } from '../directory/ids.ts';
import { LIMITS } from '../directory/limits.ts';
import type { PartnerBook, SubscriptionId, TenantId } from '../directory/types.ts';
import { cellText } from './cell-text.ts';
import { compactText } from './compact-text.ts';
import { type CustomerColumn, OWN_COLUMNS, SUBSCRIPTION_COLUMNS } from './customer-columns.ts';
import type { CustomerDraft } from './customer-draft.ts';
import { presentColumns, readFields, readMoreFields } from './customer-fields.ts';
import { cellsToReach, type MatchedColumns } from './match-columns.ts';
import type { ProblemList } from './problem-list.ts';
import { createSubscriptionReader, type Report } from './read-subscription.ts';
import { isBlankRow, type RowReader } from './row-reader.ts';

export interface CustomerReader extends RowReader {
  readonly drafts: ReadonlyMap<TenantId, CustomerDraft>;
}

type Cells = readonly string[];

/** Rows of one customer need not stand together; what they say of the customer itself must agree or be empty. */
export function createCustomerReader(
  at: MatchedColumns<CustomerColumn>['at'],
  book: PartnerBook,
  problems: ProblemList,
): CustomerReader {
  const drafts = new Map<TenantId, CustomerDraft>();
  const seen = new Set<SubscriptionId>();
  const readSubscription = createSubscriptionReader(at, book);
  const columns = presentColumns(at);
  const forCustomer = cellsToReach(at, OWN_COLUMNS);
  const forSubscription = cellsToReach(at, [...OWN_COLUMNS, ...SUBSCRIPTION_COLUMNS]);
  const reach = (cells: Cells) => (cellText(cells[at.SubscriptionId]) ? forSubscription : forCustomer);

  let row = 0;
  let bad = false;
  /** The last good row and whose it is: files keep a customer's rows together. */
  let previous: { draft: CustomerDraft; cells: Cells } | undefined;
  const report: Report = (code, column, value) => {
    bad = true;
    problems.add(row, code, column, value);
  };

  const readId = (cells: Cells): TenantId | undefined => {
    const cell = cells[at.CustomerId];
    if (previous && cell === previous.cells[at.CustomerId]) return previous.draft.tenantId;
    const text = cellText(cell);
    const id = parseTenantId(compactText(text));
    if (!id) report(text ? 'tenantId' : 'missing', 'CustomerId', text);
    return id;
  };

  const readRow = (tenantId: TenantId, cells: Cells) => {
    const known = previous?.draft.tenantId === tenantId ? previous.draft : drafts.get(tenantId);
    const near = known && known === previous?.draft ? previous.cells : undefined;
    const fields = known
      ? readMoreFields(columns, cells, known.fields, near, report)
      : readFields(columns, cells, report);
    const subscription = readSubscription(cells, report);
    if (subscription && seen.has(subscription.id)) report('subscriptionTwice', 'SubscriptionId', subscription.id);
    if (known && known.subscriptions.length >= LIMITS.subscriptions) report('tooMany', 'SubscriptionId', tenantId);
    if (bad) return;
    const draft = known ?? { tenantId, row, fields: {}, subscriptions: [] };
    if (fields) Object.assign(draft.fields, fields);
    if (!known) drafts.set(tenantId, draft);
    if (subscription) draft.subscriptions.push(subscription);
    if (subscription) seen.add(subscription.id);
    previous = { draft, cells };
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
