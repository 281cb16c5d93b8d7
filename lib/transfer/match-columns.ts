export interface MatchedColumns<Name extends string> {
  /** Where each column stands in a row; -1 when the file does not have it. */
  at: Readonly<Record<Name, number>>;
  /** How many cells a row has. */
  width: number;
  ignored: string[];
  /** Known columns that stand in the header once more; the first one counts. */
  doubled: string[];
}

/** Header names are matched ignoring case and spaces, wherever they stand. */
export const columnKey = (header: string): string => header.replace(/[\s_\uFEFF]/g, '').toLowerCase();

export function matchColumns<Name extends string>(
  names: readonly Name[],
  header: readonly string[],
): MatchedColumns<Name> {
  const keys = header.map(columnKey);
  const known = new Set(names.map(columnKey));
  const isKnown = (index: number) => known.has(keys[index] ?? '');
  return {
    at: Object.fromEntries(names.map((name) => [name, keys.indexOf(columnKey(name))])) as Record<Name, number>,
    width: header.length,
    ignored: header.filter((name, index) => name.trim() !== '' && !isKnown(index)),
    doubled: header.filter((_, index) => isKnown(index) && keys.indexOf(keys[index] ?? '') !== index),
  };
}

/** How many cells a row needs to reach the last of these columns. */
export function cellsToReach<Name extends string>(at: MatchedColumns<Name>['at'], names: readonly Name[]): number {
  return Math.max(...names.map((name) => at[name])) + 1;
}
