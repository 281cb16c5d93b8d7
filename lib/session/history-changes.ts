import type { FieldChange } from '../log/types.ts';
import type { LogEntry } from '../log/undo.ts';
import { entryFields } from '../transfer/entry-fields.ts';
import { MAX_SHOWN_CHANGES } from './reviewable.ts';

/** One commit's fields before → after. */
export interface EntryChanges {
  /** At most `MAX_SHOWN_CHANGES`. */
  changes: FieldChange[];
  fields: number;
}

export function entryChanges(entry: LogEntry): EntryChanges {
  const changes: FieldChange[] = [];
  let fields = 0;
  for (const change of entryFields(entry)) {
    fields += 1;
    if (changes.length < MAX_SHOWN_CHANGES) changes.push(change);
  }
  return { changes, fields };
}
