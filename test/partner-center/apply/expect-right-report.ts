import { expect } from 'vitest';
import type { SubscriptionId, SupportContact } from '../../../lib/directory/types.ts';
import type { ApplyRow } from '../../../lib/partner-center/apply/apply-row.ts';
import { holdsContact } from '../../../lib/partner-center/apply/holds-contact.ts';
import { countWrites } from '../../stand-ins/partner-center/journal.ts';
import type { PartnerCenterStandIn } from '../../stand-ins/partner-center/start-partner-center.ts';

type StandIn = Pick<PartnerCenterStandIn, 'book' | 'journal'>;

/** What each row says is what Partner Center holds and what was sent. `before`: what it held when the run began. */
export function expectRightReport(
  rows: readonly ApplyRow[],
  standIn: StandIn,
  before: ReadonlyMap<SubscriptionId, SupportContact>,
): void {
  const writes = countWrites(standIn.journal);
  for (const { subscription } of rows) expect(writes.get(subscription) ?? 0).toBeLessThanOrEqual(1);
  const sides: Sides = { held: standIn.book.contacts, before, writes };
  for (const row of rows) expect({ row, ...factsOf(row, sides) }).toMatchObject({ row, ...expectedOf(row) });
}

interface Sides {
  held: ReadonlyMap<SubscriptionId, SupportContact>;
  before: ReadonlyMap<SubscriptionId, SupportContact>;
  writes: ReadonlyMap<SubscriptionId, number>;
}

function factsOf({ subscription, wanted }: ApplyRow, sides: Sides) {
  const held = sides.held.get(subscription);
  return {
    writes: sides.writes.get(subscription) ?? 0,
    isWanted: held !== undefined && holdsContact(held, wanted),
    isAsBefore: held === sides.before.get(subscription),
  };
}

function expectedOf({ outcome }: ApplyRow): Partial<ReturnType<typeof factsOf>> {
  switch (outcome.state) {
    case 'written':
      return { writes: 1, isWanted: true };
    case 'alreadySo':
      return { writes: 0, isWanted: true };
    case 'changedMeanwhile':
      return { writes: 0, isWanted: false };
    case 'refused':
      // Unsure means just that.
      return outcome.isUnsure ? {} : { writes: 0, isWanted: false };
    case 'notSupported':
      return { writes: 0, isAsBefore: true };
    default:
      throw new Error(`${outcome.state} is no end of a row`);
  }
}
