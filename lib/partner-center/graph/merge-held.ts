import { withDelegatedAdmin } from '../../directory/change.ts';
import type { Customer, IsoDate, TenantId } from '../../directory/types.ts';
import { heldOn } from './held-by.ts';
import type { SeenRelationship } from './relationship.ts';

export interface Holding {
  holder: TenantId;
  today: IsoDate;
  /** Every row of the list could be read: what it does not name is not there. */
  isWhole: boolean;
}

/**
 * The customer with what Graph says of the holder. Where it lists no relationship, one that was on record is none; what
 * was recorded as DAP is nothing that Graph knows of, and stays unless there is a running relationship beside it.
 */
export function mergeHeld(
  customer: Customer,
  relationships: readonly SeenRelationship[],
  { holder, today, isWhole }: Holding,
): Customer {
  const before = customer.delegatedAdmin.find(({ tenantId }) => tenantId === holder);
  const seen = heldOn(holder, relationships);
  if (!seen) {
    const isGone = isWhole && relationships.length === 0 && before?.kind === 'gdap';
    return isGone ? withDelegatedAdmin(customer, { tenantId: holder, kind: 'none' }) : customer;
  }
  const hasEnded = seen.endDate !== undefined && seen.endDate < today;
  return before?.kind === 'dap' && hasEnded ? customer : withDelegatedAdmin(customer, seen);
}
