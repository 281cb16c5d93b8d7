import type { TenantId } from '../directory/types.ts';
import type { CustomerRow } from './customer-row.ts';

const collator = new Intl.Collator(undefined, { numeric: true });

/** By company name as people read it; equal names by tenant id. */
export function compareRows(a: CustomerRow, b: CustomerRow): number {
  return collator.compare(a.companyName, b.companyName) || (a.tenantId < b.tenantId ? -1 : 1);
}

/** Comparing names is what costs: below this share of the rows, looking up the place of each is less of it. */
const FEW = 1 / 32;

/** Sorted rows with more among them, in any order. */
export function addRows(sorted: readonly CustomerRow[], more: readonly CustomerRow[]): CustomerRow[] {
  if (more.length > sorted.length * FEW) return [...sorted, ...more.toSorted(compareRows)].sort(compareRows);
  const stretches: (readonly CustomerRow[])[] = [];
  let from = 0;
  for (const row of more.toSorted(compareRows)) {
    const to = placeOf(row, sorted, from);
    stretches.push(sorted.slice(from, to), [row]);
    from = to;
  }
  return [...stretches, sorted.slice(from)].flat();
}

/** Index of the first of the sorted rows, from `low` on, that comes after this one. */
function placeOf(row: CustomerRow, sorted: readonly CustomerRow[], low: number): number {
  let high = sorted.length;
  let at = low;
  while (at < high) {
    const middle = (at + high) >> 1;
    const there = sorted[middle];
    if (there && compareRows(there, row) < 0) at = middle + 1;
    else high = middle;
  }
  return at;
}

/** Sorted rows after these customers changed: `fresh` holds those of them that are still there. */
export function replaceRows(
  sorted: readonly CustomerRow[],
  changed: ReadonlySet<TenantId>,
  fresh: ReadonlyMap<TenantId, CustomerRow>,
): CustomerRow[] {
  const kept: CustomerRow[] = [];
  const others = new Map(fresh);
  for (const row of sorted) {
    const next = changed.has(row.tenantId) ? fresh.get(row.tenantId) : row;
    if (next?.companyName !== row.companyName) continue;
    kept.push(next);
    if (next !== row) others.delete(row.tenantId);
  }
  return others.size === 0 ? kept : addRows(kept, [...others.values()]);
}
