import { parseTenantId } from '../directory/ids.ts';
import type { Customer, TenantId } from '../directory/types.ts';
import type { Folded } from '../log/types.ts';
import { type CustomerPage, decodeCustomer, isPage } from './pages.ts';

/** How `encodeCustomer` begins. */
const HEAD = '{"value":{"tenantId":"';
const ID_END = HEAD.length + 36;

/** Whose record it is, as a rule without parsing it; a damaged one may tell still. */
export function tenantOfRecord(record: unknown): TenantId | undefined {
  if (typeof record !== 'string') return undefined;
  const isWritten = record.startsWith(HEAD) && record[ID_END] === '"';
  const id = isWritten ? parseTenantId(record.slice(HEAD.length, ID_END)) : undefined;
  return id ?? decodeCustomer(record)?.value.tenantId;
}

/** Asked of every record of a page: those that are written as ours are need no look beyond the id. */
function isOf(record: unknown, id: TenantId): boolean {
  if (typeof record !== 'string') return false;
  if (record.startsWith(HEAD)) return record.startsWith(id, HEAD.length) && record[ID_END] === '"';
  return record.includes(id) && tenantOfRecord(record) === id;
}

/** A customer's stored document, dropped ones included; undefined when there is none or it is damaged. */
export function findRecord(id: TenantId, fresh: unknown, page: unknown): Folded<Customer> | undefined {
  return hasRecord(id, fresh) ? soundRecord(id, fresh) : soundRecord(id, page);
}

export const hasRecord = (id: TenantId, page: unknown): boolean =>
  isPage(page) && page.some((record) => isOf(record, id));

function soundRecord(id: TenantId, page: unknown): Folded<Customer> | undefined {
  if (!isPage(page)) return undefined;
  for (const record of page) {
    const folded = isOf(record, id) ? decodeCustomer(record) : undefined;
    if (folded?.value.tenantId === id) return folded;
  }
  return undefined;
}

/** What is kept of a page when these customers are written anew: all others, and what is damaged. */
export function withoutRecordsOf(page: CustomerPage, replaced: ReadonlySet<TenantId>): CustomerPage {
  return page.filter((record) => {
    const id = tenantOfRecord(record);
    return id === undefined || !replaced.has(id) || decodeCustomer(record) === undefined;
  });
}
