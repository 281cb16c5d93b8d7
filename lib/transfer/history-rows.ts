import { isPending } from '../log/pending.ts';
import type { FieldChange, Json } from '../log/types.ts';
import type { LogEntry } from '../log/undo.ts';
import { guardCell } from './cell-guard.ts';
import { entryFields } from './entry-fields.ts';
import { writeRows } from './write-rows.ts';

/** One row per field that was changed. The position is `waiting` of what is not in the team's log yet. */
export const HISTORY_COLUMNS = [
  'Position',
  'CommitId',
  'At',
  'By',
  'Source',
  'Record',
  'Id',
  'Field',
  'Before',
  'After',
] as const;

const ROWS_PER_PIECE = 1_000;

/** In pieces, because one import may have changed a million fields. A commit that changed none has a row all the same. */
export function* writeHistoryCsv(entry: LogEntry): Generator<string> {
  const { position, commit } = entry;
  const own = [
    isPending(position) ? 'waiting' : String(position),
    commit.id,
    commit.at,
    guardCell(commit.by),
    commit.source,
  ];
  let rows: string[][] = [];
  let isEmpty = true;
  for (const change of entryFields(entry)) {
    isEmpty = false;
    rows.push([...own, ...changeCells(change)]);
    if (rows.length < ROWS_PER_PIECE) continue;
    yield writeRows(rows);
    rows = [];
  }
  if (isEmpty) rows.push([...own, '', '', '', '', '']);
  yield writeRows(rows);
}

function changeCells({ doc, path, before, after }: FieldChange): string[] {
  const [record = doc, id = ''] = doc.split('/');
  return [record, id, guardCell(path), guardCell(cellOf(before)), guardCell(cellOf(after))];
}

const cellOf = (value: Json | undefined): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** One commit as JSON, in pieces. */
export function* writeHistoryJson(entry: LogEntry): Generator<string> {
  const { position, commit } = entry;
  const { ops: _, ...header } = commit;
  const place = isPending(position) ? { waiting: true } : { position };
  yield `${JSON.stringify({ ...place, ...header }).slice(0, -1)},"changes":[`;
  let separator = '';
  for (const change of entryFields(entry)) {
    yield `${separator}\n${JSON.stringify(change)}`;
    separator = ',';
  }
  yield ']}';
}
