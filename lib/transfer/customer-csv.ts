import type { Customer, Subscription } from '../directory/types.ts';
import { guardCell } from './cell-guard.ts';
import { joinList } from './cell-list.ts';
import { CUSTOMER_COLUMNS } from './customer-columns.ts';
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

const NO_SUBSCRIPTION: readonly string[] = Array.from({ length: 10 }, () => '');

function ownCells({ tenantId, companyName, domains, aliases, country = '' }: Customer): string[] {
  const [primary = '', ...others] = domains;
  return [tenantId, guardCell(companyName), primary, joinList(others), guardCell(joinList(aliases)), country];
}

function subscriptionCells(subscription: Subscription): string[] {
  const { id, offerId, offerName, friendlyName, status, quantity, channel, supportContact: contact } = subscription;
  return [
    id,
    guardCell(offerId),
    guardCell(offerName),
    guardCell(friendlyName),
    status,
    String(quantity),
    channel,
    contact?.supportTenantId ?? '',
    contact?.supportMpnId ?? '',
    guardCell(contact?.name ?? ''),
  ];
}
