import type { Customer, Subscription, SupportContact } from '../directory/types.ts';
import { EMPTY_TEXT, guardCell } from './cell-guard.ts';
import { joinList } from './cell-list.ts';
import { CUSTOMER_COLUMNS, OWN_COLUMNS } from './customer-columns.ts';
import { formatDelegatedAdmin } from './delegated-admin-cell.ts';
import { formatLinks } from './links-cell.ts';
import { writeRows } from './write-rows.ts';

/** All of a file but the byte order mark. */
export function writeCustomersCsv(customers: readonly Customer[]): string {
  return writeRows([CUSTOMER_COLUMNS]) + writeCustomerRows(customers);
}

/** One row per subscription; a customer without any has one row. Each row ends with `\r\n`. */
export function writeCustomerRows(customers: readonly Customer[]): string {
  return writeRows(customers.flatMap(customerRows));
}

function customerRows(customer: Customer): string[][] {
  const own = ownCells(customer);
  if (customer.subscriptions.length === 0) return [[...own, ...NO_SUBSCRIPTION]];
  return customer.subscriptions.map((subscription) => [...own, ...subscriptionCells(subscription)]);
}

const NO_SUBSCRIPTION: readonly string[] = CUSTOMER_COLUMNS.slice(OWN_COLUMNS.length).map(() => '');

function ownCells(customer: Customer): string[] {
  const { tenantId, companyName, domains, aliases, country = '', relationship, notes = '', links = [] } = customer;
  const [primary = '', ...others] = domains;
  return [
    tenantId,
    guardCell(companyName),
    primary,
    joinList(others),
    guardCell(joinList(aliases)),
    country,
    relationship,
    formatDelegatedAdmin(customer.delegatedAdmin),
    guardCell(notes),
    guardCell(formatLinks(links)),
  ];
}

function subscriptionCells(subscription: Subscription): string[] {
  const { id, offerId, offerName, friendlyName, status, quantity, channel, commerce, supportContact } = subscription;
  return [
    id,
    guardCell(offerId),
    guardCell(offerName),
    guardCell(friendlyName),
    status,
    String(quantity),
    channel,
    commerce,
    ...(supportContact ? contactCells(supportContact) : NO_CONTACT),
  ];
}

const NO_CONTACT: readonly string[] = ['', '', ''];

/** A contact without a name says so: an empty cell would ask for the name that the partner has. */
const contactCells = ({ supportTenantId, supportMpnId, name }: SupportContact): string[] => [
  supportTenantId,
  supportMpnId,
  name ? guardCell(name) : EMPTY_TEXT,
];
