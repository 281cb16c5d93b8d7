import type { TenantId } from '../../directory/types.ts';
import { parseObserved } from '../observe/observed-customer.ts';
import { withObservedContact } from '../observe/read-observed.ts';
import type { SeenContact } from '../types.ts';
import type { ApplyRow } from './apply-row.ts';

interface ObservedChange {
  id: TenantId;
  change: (before: object | undefined) => object | undefined;
}

/** What a settled row tells of Partner Center, for what is kept of it; undefined where it tells nothing. */
export function observedChange(
  { tenantId, subscription, wanted, outcome }: ApplyRow,
  at: string,
): ObservedChange | undefined {
  const contact = seenIn(outcome, wanted);
  if (contact === undefined) return undefined;
  return {
    id: tenantId,
    change: (before) => withObservedContact(parseObserved(before), subscription, { at, contact }),
  };
}

function seenIn(outcome: ApplyRow['outcome'], wanted: ApplyRow['wanted']): SeenContact | undefined {
  switch (outcome.state) {
    case 'written':
    case 'alreadySo':
      return wanted;
    case 'changedMeanwhile':
    case 'notKept':
      return outcome.found;
    default:
      return undefined;
  }
}
