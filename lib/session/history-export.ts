import { findHistory, type HistoryFilter } from '../db/find-history.ts';
import { getEntry } from '../db/history.ts';
import type { Db } from '../db/open.ts';
import type { LogEntry } from '../log/undo.ts';
import { HISTORY_COLUMNS, writeHistoryCsv, writeHistoryJson } from '../transfer/history-rows.ts';
import { BYTE_ORDER_MARK, writeRows } from '../transfer/write-rows.ts';
import { createFileMaking, type FileMaking, type MakingOptions } from './file-making.ts';
import type { OptionsSession } from './options-session.ts';

export type HistoryFormat = 'csv' | 'json';

export interface HistoryExport extends Pick<FileMaking, 'view' | 'cancel'> {
  /** Makes a file of every commit that the filter lets through, field by field. */
  make(format: HistoryFormat, filter: HistoryFilter): Promise<void>;
}

type Source = Pick<OptionsSession, 'db' | 'today'>;

/** The history as a file for an audit. */
export function createHistoryExport({ db, today }: Source, save: (file: Blob, name: string) => void): HistoryExport {
  const { view, make, cancel } = createFileMaking(save);
  return {
    view,
    make: (format, filter) =>
      make(
        (options) => historyFile(db, format, filter, options),
        () => `changes-${today()}.${format}`,
      ),
    cancel,
  };
}

const FRAMES = {
  csv: { head: BYTE_ORDER_MARK + writeRows([HISTORY_COLUMNS]), between: '', tail: '', type: 'text/csv;charset=utf-8' },
  json: {
    head: '{"format":"support-contacts/history","version":1,"commits":[\n',
    between: ',\n',
    tail: '\n]}\n',
    type: 'application/json',
  },
} as const;
const WRITERS = { csv: writeHistoryCsv, json: writeHistoryJson };
const COMMITS_PER_READ = 50;

/** Newest first, one commit in memory at a time: the pieces are kept as blobs, which may lie on the disk. */
async function historyFile(
  db: Db,
  format: HistoryFormat,
  filter: HistoryFilter,
  options: MakingOptions,
): Promise<Blob> {
  const { head, between, tail, type } = FRAMES[format];
  const parts: BlobPart[] = [];
  for await (const entry of entriesOf(db, filter, options)) {
    if (parts.length > 0 && between) parts.push(between);
    parts.push(new Blob([...WRITERS[format](entry)]));
  }
  return new Blob([head, ...parts, tail], { type });
}

async function* entriesOf(db: Db, filter: HistoryFilter, options: MakingOptions): AsyncGenerator<LogEntry> {
  let before: number | undefined;
  for (let isEnd = false; !isEnd; ) {
    const found = await findHistory(db, filter, {
      ...options,
      limit: COMMITS_PER_READ,
      ...(before === undefined ? {} : { before }),
    });
    for (const { position } of found.headers) {
      const entry = await getEntry(db, position);
      if (entry) yield entry;
    }
    before = found.headers.at(-1)?.position;
    isEnd = found.isEnd || before === undefined;
  }
}
