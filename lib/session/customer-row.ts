import type { CustomerContacts } from '../directory/contacts.ts';
import type { Customer, TenantId } from '../directory/types.ts';

/** What the list of customers keeps of each: 100,000 of them are held in memory. */
export interface CustomerRow {
  tenantId: TenantId;
  companyName: string;
  /** The primary one, empty when there is none. */
  domain: string;
  country: string;
  subscriptions: number;
  /** Names of those who support its subscriptions, designated first. */
  supporters: string[];
  /** One of the designations is doubtful. */
  doubtful: boolean;
  /** Lower case; what the filter looks in. */
  text: string;
}

export function toCustomerRow(customer: Customer, { contacts }: CustomerContacts): CustomerRow {
  const { tenantId, companyName, domains, aliases, country = '' } = customer;
  return {
    tenantId,
    companyName,
    domain: domains[0] ?? '',
    country,
    subscriptions: customer.subscriptions.length,
    supporters: contacts.map(({ partner }) => partner.name),
    doubtful: contacts.some(({ state }) => state === 'doubtful'),
    text: [companyName, ...domains, ...aliases, tenantId].join('\n').toLowerCase(),
  };
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
