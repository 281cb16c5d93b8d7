import { KINDS } from '../directory/customer-schema.ts';
import { parseIsoDate, parseTenantId } from '../directory/ids.ts';
import { LIMITS } from '../directory/limits.ts';
import { compareIds } from '../directory/order.ts';
import { oneOf } from '../directory/schema-parts.ts';
import type { DelegatedAdmin, TenantId } from '../directory/types.ts';
import { joinList, splitList } from './cell-list.ts';
import { compactText } from './compact-text.ts';
import type { CellProblem, ParsedCell } from './parsed-cell.ts';
import { remembered } from './row-reader.ts';

const kindOf = remembered(oneOf(KINDS));

/** `{reseller's tenant id} {kind} {last day, if there is one}`, separated by `;`. */
export const formatDelegatedAdmin = (held: readonly DelegatedAdmin[]): string =>
  joinList(held.map(({ tenantId, kind, endDate }) => [tenantId, kind, endDate].filter(Boolean).join(' ')));

/** Resellers hold the same on many customers: most cells were read before, and their lists are shared. */
export const parseDelegatedAdmin: (cell: string) => ParsedCell<DelegatedAdmin[]> = remembered(parseCell);

function parseCell(cell: string): ParsedCell<DelegatedAdmin[]> {
  const held = new Map<TenantId, DelegatedAdmin>();
  const problems: CellProblem[] = [];
  for (const item of splitList(cell)) {
    const entry = parseEntry(item);
    if ('code' in entry) problems.push(entry);
    else if (held.has(entry.tenantId)) problems.push({ code: 'duplicateDelegatedAdmin', value: item });
    else held.set(entry.tenantId, entry);
  }
  if (held.size > LIMITS.delegatedAdmin) problems.push({ code: 'tooMany', value: cell });
  return { value: [...held.values()].sort((a, b) => compareIds(a.tenantId, b.tenantId)), problems };
}

function parseEntry(item: string): DelegatedAdmin | CellProblem {
  const [id = '', word = '', ...rest] = item.split(/\s+/);
  const tenantId = parseTenantId(compactText(id));
  if (!tenantId) return { code: 'tenantId', value: item };
  const kind = kindOf(word);
  if (!kind) return { code: 'delegatedAdminKind', value: item };
  const day = rest.join(' ');
  const endDate = parseIsoDate(compactText(day));
  if (day && !endDate) return { code: 'date', value: day };
  return { tenantId, kind, ...(endDate ? { endDate } : {}) };
}
