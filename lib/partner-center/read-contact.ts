import type { SubscriptionId, TenantId } from '../directory/types.ts';
import { faultOf, stopsAll } from './observe/fault-reach.ts';
import type { FaultDetails } from './partner-center-fault.ts';
import type { PartnerCenter, SeenContact } from './types.ts';

/** What Partner Center holds, or why it could not say so for this subscription alone. */
export type ReadContact = { found: SeenContact } | { fault: FaultDetails };

interface Asked {
  tenantId: TenantId;
  subscription: SubscriptionId;
}

/** Throws faults that concern every subscription. */
export async function readContact(
  { tenantId, subscription }: Asked,
  partnerCenter: Pick<PartnerCenter, 'supportContact'>,
): Promise<ReadContact> {
  try {
    return { found: await partnerCenter.supportContact(tenantId, subscription) };
  } catch (cause) {
    const fault = faultOf(cause);
    if (stopsAll(fault)) throw cause;
    return isNobody(fault) ? { found: 'none' } : { fault };
  }
}

/**
 * What a subscription is answered that never had a support contact is not documented. "Not found" without saying that it
 * is the subscription (20003) or the customer (60003) is taken for "nobody": at the worst the write is refused as well.
 */
function isNobody({ reason, code }: FaultDetails): boolean {
  return reason === 'notFound' && (code === undefined || code === '1000');
}
