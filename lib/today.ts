import { parseIsoDate } from './directory/ids.ts';
import type { IsoDate } from './directory/types.ts';

/** The calendar day where this machine is. */
export function today(): IsoDate {
  const day = parseIsoDate(Temporal.Now.plainDateISO().toString());
  if (!day) throw new RangeError('The clock of this machine is set to no calendar day.');
  return day;
}
