import { parseIsoDate } from '../../directory/ids.ts';
import type { IsoDate, TenantId } from '../../directory/types.ts';
import type { Page, SeenAuditRecord } from '../types.ts';
import { parseObserved } from './observed-customer.ts';
import type { ObservingRun } from './observing-run.ts';

const DAY_IN_MS = 86_400_000;
/** Partner Center gives 30 days at a time; what was heard longer ago than this is asked for again anyway. */
const MAX_RECORDS_IN_DAYS = 28;

/** From which day on records tell whom to ask again. Undefined: they would tell nothing. */
export function recordsFrom({ recordsReadAt, maxAgeInHours, startedAt }: ObservingRun): IsoDate | undefined {
  if (recordsReadAt === undefined || maxAgeInHours === 0) return undefined;
  const oldest = Date.parse(startedAt) - MAX_RECORDS_IN_DAYS * DAY_IN_MS;
  const from = new Date(Math.max(Date.parse(recordsReadAt), oldest));
  return parseIsoDate(from.toISOString().slice(0, 10));
}

/** How far the run is with the records once it has this page; without one it goes on to the list of customers. */
export function withRecords(run: ObservingRun, page?: Page<SeenAuditRecord>): ObservingRun {
  const { next: _past, ...rest } = run;
  const requests = run.requests + (page ? 1 : 0);
  if (page?.next) return { ...rest, next: page.next, requests };
  // A run that asks for everything may be cancelled: what records tell is still to be read then.
  const isKnown = page !== undefined || run.recordsReadAt === undefined;
  return { ...rest, ...(isKnown ? { recordsReadAt: run.startedAt } : {}), phase: 'listing', requests };
}

/** What is kept of the customers that the page names. */
export function touchedOn({ items }: Page<SeenAuditRecord>) {
  const newest = new Map<TenantId, string>();
  for (const { customer, at } of items) {
    if (customer && at > (newest.get(customer) ?? '')) newest.set(customer, at);
  }
  const observed = (id: TenantId, before: object | undefined) => {
    const known = parseObserved(before);
    const at = newest.get(id);
    return known && at && at > (known.touchedAt ?? '') ? { ...known, touchedAt: at } : undefined;
  };
  return { ids: [...newest.keys()], observed };
}
