import type { Customer, PartnerBook, SubscriptionId, SupportContact } from '../directory/types.ts';
import { customerDoc } from '../log/doc-id.ts';
import type { Conflict, FieldChange, Json } from '../log/types.ts';
import type { ApplyRow, NotWrittenReason } from '../partner-center/apply/apply-row.ts';
import { holdsContact } from '../partner-center/apply/holds-contact.ts';
import type { SeenContact } from '../partner-center/types.ts';
import type { Comparison } from './apply-compare.ts';
import { MAX_SHOWN_CHANGES } from './reviewable.ts';

/** What is shown before anything is written to Partner Center. */
export interface ApplyReview {
  kind: 'apply' | 'putBack';
  rows: ApplyRow[];
  /** How many would be written. */
  count: number;
  alreadySo: number;
  /** The first of them, as the review of a change shows it. */
  changes: FieldChange[];
  /** Names of the customers and subscriptions that the changes speak of. */
  names: ReadonlyMap<string, string>;
  leftOut: ReadonlyMap<NotWrittenReason | 'unread', number>;
  /** ISO 8601 instant of the oldest of what Partner Center was seen to hold; absent where it was asked just now. */
  observedAt?: string;
}

export function reviewOf(kind: ApplyReview['kind'], { rows, observedAt }: Pick<Comparison, 'rows' | 'observedAt'>) {
  const todo = rows.filter(({ outcome }) => outcome.state === 'waiting');
  const shown = todo.slice(0, MAX_SHOWN_CHANGES);
  const review: ApplyReview = {
    kind,
    rows,
    count: todo.length,
    alreadySo: rows.filter(({ outcome }) => outcome.state === 'alreadySo').length,
    changes: shown.map(toChange),
    names: new Map<string, string>([
      ...shown.map(({ tenantId, companyName }) => [tenantId, companyName] as const),
      ...shown.map(({ subscription, subscriptionName }) => [subscription, subscriptionName] as const),
    ]),
    leftOut: countLeftOut(rows),
    ...(observedAt === undefined ? {} : { observedAt }),
  };
  return review;
}

function countLeftOut(rows: readonly ApplyRow[]): ApplyReview['leftOut'] {
  const counts = new Map<NotWrittenReason | 'unread', number>();
  for (const { outcome } of rows) {
    if (outcome.state !== 'notSupported' && outcome.state !== 'refused') continue;
    const why = outcome.state === 'refused' ? 'unread' : outcome.why;
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return counts;
}

function toChange({ tenantId, subscription, theirs = 'none', wanted }: ApplyRow): FieldChange {
  const before = theirs === 'none' ? undefined : shown(theirs, wanted);
  return {
    doc: customerDoc(tenantId),
    path: `subscriptions.${subscription}.supportContact`,
    ...(before === undefined ? {} : { before }),
    after: shown(wanted, theirs),
  };
}

/** With the MPN id, or else the tenant id, where the names alone would not tell them apart. */
function shown(contact: SupportContact, beside: SeenContact): Json {
  const { supportTenantId, supportMpnId, name } = contact;
  const isAlike = beside !== 'none' && beside.name === name;
  const mark = beside !== 'none' && beside.supportMpnId === supportMpnId ? supportTenantId : `MPN ${supportMpnId}`;
  return { supportTenantId, supportMpnId, name: isAlike ? `${name} (${mark})` : name };
}

/** What here has changed since the comparison, so that rows would be written otherwise or not at all: their customers' names. */
export function changedSince(
  { rows, planAgain }: Pick<Comparison, 'rows' | 'planAgain'>,
  customers: readonly Customer[],
  { book, conflicts }: { book: PartnerBook; conflicts: readonly Conflict[] },
): string[] {
  const planned = new Map<SubscriptionId, ApplyRow>();
  for (const customer of customers)
    for (const row of planAgain(customer, book, conflicts)) planned.set(row.subscription, row);
  const isSame = ({ subscription, wanted }: ApplyRow) => {
    const now = planned.get(subscription);
    return now?.outcome.state === 'waiting' && holdsContact(now.wanted, wanted);
  };
  const changed = rows.filter((row) => row.outcome.state === 'waiting' && !isSame(row));
  return [...new Set(changed.map(({ companyName }) => companyName))];
}
