import type { Disagreement, FieldChange } from '../log/types.ts';
import type { LogEntry } from '../log/undo.ts';
import { entryFields } from '../transfer/entry-fields.ts';
import { MAX_SHOWN_CHANGES } from './reviewable.ts';

/** One commit's fields before → after. */
export interface EntryChanges {
  /** At most `MAX_SHOWN_CHANGES`. */
  changes: FieldChange[];
  fields: number;
  /** Conflicts that it settled or took up again, at most as many. */
  settled: SettledConflict[];
}

export interface SettledConflict extends Pick<Disagreement, 'doc' | 'path'> {
  /** Taken up again. */
  isOpen: boolean;
}

export function entryChanges(entry: LogEntry): EntryChanges {
  const changes: FieldChange[] = [];
  let fields = 0;
  for (const change of entryFields(entry)) {
    fields += 1;
    if (changes.length < MAX_SHOWN_CHANGES) changes.push(change);
  }
  return { changes, fields, settled: settledIn(entry) };
}

function settledIn({ commit }: LogEntry): SettledConflict[] {
  const settled = new Map<string, SettledConflict>();
  for (const op of commit.ops) {
    if (!('settle' in op || 'reopen' in op) || !op.of) continue;
    const { doc, path } = op.of;
    const about = { doc, ...(path === undefined ? {} : { path }), isOpen: 'reopen' in op };
    settled.set(`${doc} ${path}`, about);
    if (settled.size === MAX_SHOWN_CHANGES) break;
  }
  return [...settled.values()];
}
