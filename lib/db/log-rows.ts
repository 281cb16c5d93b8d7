import type { LogHeader, LogPack, LogRow } from './schema.ts';

interface LogCursor {
  readonly value: LogRow;
  continue(): Promise<LogCursor | null>;
}

/** What is used of the store of commits, in a transaction of any kind. */
export interface LogStore {
  openCursor(range: IDBKeyRange | null, direction?: 'next' | 'prev'): Promise<LogCursor | null>;
}

const isPack = (row: LogRow): row is LogPack => 'pack' in row;

/** The commits of a row, the oldest first. */
export function headersIn(row: LogRow): LogHeader[] {
  if (!isPack(row)) return [row];
  const headers: LogHeader[] = JSON.parse(row.pack);
  return headers.map((header, at) => ({ ...header, packed: [row.position, at] }));
}

/** Several commits in one row; it stands where the last of them does. */
export function packHeaders(headers: readonly LogHeader[]): LogPack {
  const [first, last] = [headers[0], headers.at(-1)];
  return { position: last?.position ?? 0, first: first?.position ?? 0, pack: JSON.stringify(headers) };
}

/** The commit at a position. */
export async function findHeader(store: LogStore, position: number): Promise<LogHeader | undefined> {
  const row = (await store.openCursor(IDBKeyRange.lowerBound(position)))?.value;
  return row && headersIn(row).find((header) => header.position === position);
}

/** Commits before a position, the newest first. The store's transaction must be kept busy with nothing else. */
export async function* newestHeaders(store: LogStore, before?: number): AsyncGenerator<LogHeader, void> {
  // The row that stands at the position or behind it may be a pack that reaches down.
  const around = before === undefined ? null : await store.openCursor(IDBKeyRange.lowerBound(before));
  if (around && isPack(around.value) && around.value.first < (before ?? 0))
    yield* headersIn(around.value)
      .filter(({ position }) => position < (before ?? 0))
      .reverse();
  const range = before === undefined ? null : IDBKeyRange.upperBound(before, true);
  let cursor = await store.openCursor(range, 'prev');
  while (cursor) {
    yield* headersIn(cursor.value).reverse();
    cursor = await cursor.continue();
  }
}
