import { type FaultDetails, PartnerCenterFault } from '../../../lib/partner-center/partner-center-fault.ts';

/** What a call that must fail fails with. */
export async function faultOf(call: Promise<unknown>): Promise<FaultDetails> {
  try {
    await call;
  } catch (fault) {
    if (fault instanceof PartnerCenterFault) return fault.details;
    throw fault;
  }
  throw new Error('The call succeeded');
}
