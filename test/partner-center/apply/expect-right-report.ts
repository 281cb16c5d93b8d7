import { expect } from 'vitest';
import type { SubscriptionId, SupportContact } from '../../../lib/directory/types.ts';
import type { ApplyRow } from '../../../lib/partner-center/apply/apply-row.ts';
import { holdsContact } from '../../../lib/partner-center/apply/holds-contact.ts';
import type { PartnerCenterStandIn } from '../../stand-ins/partner-center/start-partner-center.ts';

type StandIn = Pick<PartnerCenterStandIn, 'book' | 'writesOf' | 'journal'>;

/** What each row says is what Partner Center holds and what was sent. `before`: what it held when the run began. */
export function expectRightReport(
  rows: readonly ApplyRow[],
  standIn: StandIn,
  before: ReadonlyMap<SubscriptionId, SupportContact>,
): void {
  for (const { subscription } of rows) expect(standIn.writesOf(subscription)).toBeLessThanOrEqual(1);
  for (const row of rows) expect({ row, ...factsOf(row, standIn, before) }).toMatchObject({ row, ...expectedOf(row) });
}

function factsOf(
  { subscription, wanted }: ApplyRow,
  { book, writesOf }: StandIn,
  before: ReadonlyMap<string, unknown>,
) {
  const held = book.contacts.get(subscription);
  return {
    writes: writesOf(subscription),
    isWanted: held !== undefined && holdsContact(held, wanted),
    isAsBefore: held === before.get(subscription),
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
