import { contactsFor } from '../directory/contacts-for.ts';
import { COMMERCE } from '../directory/customer-schema.ts';
import { SUBSCRIPTION_CODES } from '../directory/findings/finding.ts';
import { findingsOfSubscription } from '../directory/findings/findings-of.ts';
import { createJudging, type Judging } from '../directory/findings/judging.ts';
import { COVERAGE_STATES, coverageOfSubscription } from '../directory/tally-coverage.ts';
import { customerFacts } from '../directory/tally-facts.ts';
import type { Customer, IsoDate, PartnerBook, TenantId } from '../directory/types.ts';

/** What the list of customers keeps of each: 100,000 of them are held in memory. */
export interface CustomerRow {
  tenantId: TenantId;
  companyName: string;
  /** The primary one, empty when there is none. */
  domain: string;
  country: string;
  subscriptions: number;
  /** Names of those who support its subscriptions, designated first. */
  supporters: readonly string[];
  /** Their tenant ids, in the same order. */
  partners: readonly TenantId[];
  /** One of the designations is doubtful. */
  doubtful: boolean;
  /** One bit for each of `ROW_MARKS` that a running subscription has. */
  marks: number;
  /** Lower case; what the filter looks in. */
  text: string;
}

/** What the running subscriptions of a customer can be: at most 31, the bits of a small integer. */
const ROW_MARKS = [
  ...SUBSCRIPTION_CODES.map((code) => `finding:${code}` as const),
  ...COVERAGE_STATES.map((state) => `coverage:${state}` as const),
  ...COMMERCE.map((kind) => `commerce:${kind}` as const),
];
export type RowMark = (typeof ROW_MARKS)[number];

const BITS = new Map<string, number>(ROW_MARKS.map((mark, at) => [mark, 1 << at]));
const bitOf = (mark: string) => BITS.get(mark) ?? 0;

export const isRowMark = (text: string): text is RowMark => BITS.has(text);
export const hasMark = ({ marks }: CustomerRow, mark: RowMark): boolean => (marks & bitOf(mark)) !== 0;

/** Makes rows of customers as they are to be judged today with these partners. */
export function createRowMaker(book: PartnerBook, today: IsoDate): (customer: Customer) => CustomerRow {
  const judging = createJudging(book, today);
  return (customer) => {
    const { tenantId, companyName, domains, aliases, country = '' } = customer;
    const { contacts } = contactsFor(customer, book, today);
    return {
      tenantId,
      companyName,
      domain: domains[0] ?? '',
      country,
      subscriptions: customer.subscriptions.length,
      supporters: contacts.map(({ partner }) => partner.name),
      partners: contacts.map(({ partner }) => partner.tenantId),
      doubtful: contacts.some(({ state }) => state === 'doubtful'),
      marks: marksOf(customer, judging),
      text: [companyName, ...domains, ...aliases, tenantId].join('\n').toLowerCase(),
    };
  };
}

function marksOf(customer: Customer, judging: Judging): number {
  let marks = 0;
  for (const { fact } of customerFacts(customer).subscriptions) {
    marks |= bitOf(`commerce:${fact.commerce}`) | bitOf(`coverage:${coverageOfSubscription(fact, judging)}`);
    for (const { code } of findingsOfSubscription(fact, judging)) marks |= bitOf(`finding:${code}`);
  }
  return marks;
}

/** Rows in which every word of the filter occurs, in the order given. */
export function filterRows(rows: readonly CustomerRow[], filter: string): readonly CustomerRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ text }) => words.every((word) => text.includes(word)));
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** By company name as people read it; equal names by tenant id. */
export function compareRows(a: CustomerRow, b: CustomerRow): number {
  return collator.compare(a.companyName, b.companyName) || (a.tenantId < b.tenantId ? -1 : 1);
}

/** Sorted rows with more among them, in any order: quick, because sorting takes what is in order already as it is. */
export function addRows(sorted: readonly CustomerRow[], more: readonly CustomerRow[]): CustomerRow[] {
  return [...sorted, ...more.toSorted(compareRows)].sort(compareRows);
}

/** Sorted rows after these customers changed: `fresh` holds those of them that are still there. */
export function replaceRows(
  sorted: readonly CustomerRow[],
  changed: ReadonlySet<TenantId>,
  fresh: ReadonlyMap<TenantId, CustomerRow>,
): CustomerRow[] {
  const placed = new Set<TenantId>();
  const kept = sorted.flatMap((row) => {
    if (!changed.has(row.tenantId)) return [row];
    const next = fresh.get(row.tenantId);
    if (next?.companyName !== row.companyName) return [];
    placed.add(row.tenantId);
    return [next];
  });
  const others = [...fresh.values()].filter(({ tenantId }) => !placed.has(tenantId));
  return others.length === 0 ? kept : addRows(kept, others);
}
