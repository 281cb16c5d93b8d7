import { ENDING_WITHIN_DAYS } from '../../directory/eligibility.ts';
import { daysBetween } from '../../directory/iso-date.ts';
import type { IsoDate, TenantId } from '../../directory/types.ts';
import { type HeldByCaller, heldOn } from './held-by.ts';

/** Customers, by how it stands with one partner's delegated admin on them. */
export interface HeldTally {
  held: number;
  /** Of those: within 30 days. */
  ending: number;
  ended: number;
}

export function tallyHeld(holder: TenantId, { byCustomer }: HeldByCaller, today: IsoDate): HeldTally {
  const tally: HeldTally = { held: 0, ending: 0, ended: 0 };
  for (const relationships of byCustomer.values()) {
    const entry = heldOn(holder, relationships);
    if (!entry) continue;
    const daysLeft = entry.endDate ? daysBetween(today, entry.endDate) : Number.POSITIVE_INFINITY;
    tally[daysLeft < 0 ? 'ended' : 'held'] += 1;
    if (daysLeft >= 0 && daysLeft <= ENDING_WITHIN_DAYS) tally.ending += 1;
  }
  return tally;
}
