import { contactsFor } from '../directory/contacts-for.ts';
import { createJudging } from '../directory/findings/judging.ts';
import type { Customer, IsoDate, PartnerBook, TenantId } from '../directory/types.ts';
import { countMark, marksOf, type RowMark } from './customer-marks.ts';

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
  /** How many subscriptions each of them supports. */
  supported: readonly number[];
  /** One of the designations is doubtful. */
  doubtful: boolean;
  /** What the overview counts of it: see `countMark`. */
  marks: string;
  /** Lower case; what the filter looks in. */
  text: string;
}

export const hasMark = ({ marks }: CustomerRow, mark: RowMark): boolean => countMark(marks, mark) > 0;

/** Makes rows of customers as they are to be judged today with these partners. */
export function createRowMaker(book: PartnerBook, today: IsoDate): (customer: Customer) => CustomerRow {
  const judging = createJudging(book, today);
  const knownMarks = new Map<string, string>();
  const knownCounts = new Map<string, readonly number[]>();
  return (customer) => {
    const { tenantId, companyName, domains, aliases, country = '' } = customer;
    const { contacts } = contactsFor(customer, book, today);
    const marks = marksOf(customer, judging, today);
    const supported = contacts.map(({ subscriptions }) => subscriptions.length);
    return {
      tenantId,
      companyName,
      domain: domains[0] ?? '',
      country,
      subscriptions: customer.subscriptions.length,
      supporters: contacts.map(({ partner }) => partner.name),
      partners: contacts.map(({ partner }) => partner.tenantId),
      supported: share(knownCounts, supported.join(), supported),
      doubtful: contacts.some(({ state }) => state === 'doubtful'),
      marks: share(knownMarks, marks, marks),
      text: [companyName, ...domains, ...aliases, tenantId].join('\n').toLowerCase(),
    };
  };
}

/** The equal value that is held already, so that it is held once. */
function share<T>(known: Map<string, T>, key: string, value: T): T {
  const held = known.get(key);
  if (held === undefined) known.set(key, value);
  return held ?? value;
}

/** Rows in which every word of the filter occurs, in the order given. */
export function filterRows(rows: readonly CustomerRow[], filter: string): readonly CustomerRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ text }) => words.every((word) => text.includes(word)));
}
