import type { SeenContact } from '../types.ts';
import type { ApplyRow } from './apply-row.ts';
import { holdsContact } from './holds-contact.ts';

/**
 * What would put back what was there: rows that want what was read just before each write that had an effect. Whether a
 * partner may be named is left to Partner Center: it held this one a moment ago.
 */
export function putBackRows(rows: readonly ApplyRow[]): ApplyRow[] {
  return rows.flatMap((row): ApplyRow[] => {
    const { outcome } = row;
    if (outcome.state === 'written') return putBack(row, outcome.before, row.wanted);
    return outcome.state === 'notKept' ? putBack(row, outcome.before, outcome.found) : [];
  });
}

function putBack(row: ApplyRow, before: SeenContact, theirs: SeenContact): ApplyRow[] {
  if (holdsContact(before, theirs)) return [];
  if (before === 'none') return [{ ...row, theirs, outcome: { state: 'notSupported', why: 'noRemoval' } }];
  return [{ ...row, wanted: before, theirs, outcome: { state: 'waiting' } }];
}
