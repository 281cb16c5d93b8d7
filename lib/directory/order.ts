/** One fixed collation, so that the same directory is shown and published in the same order everywhere. */
const collator = new Intl.Collator('en', { numeric: true });

interface Named {
  name: string;
  id: string;
}

/** By name as people read it, digits by value; equal names by id. */
export function byName(a: Named, b: Named): number {
  return collator.compare(a.name, b.name) || compareIds(a.id, b.id);
}

/** By code unit: the order that stored lists of ids have. */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
