import { type FaultDetails, type FaultReason, PartnerCenterFault } from '../partner-center-fault.ts';

/** They would befall every other row as well. */
const STOPS_ALL: readonly FaultReason[] = ['unreachable', 'signedOut', 'mfaRequired', 'throttled'];
/** Nobody knows whether the write was done. */
const LEAVES_OPEN: readonly FaultReason[] = ['unreachable', 'timedOut', 'serverFault', 'malformed'];
/** One row can have them; when several rows in a row do, it is not the rows. */
const MAY_BE_ALL: readonly FaultReason[] = ['timedOut', 'serverFault', 'malformed', 'forbidden'];

export const stopsAll = ({ reason }: FaultDetails) => STOPS_ALL.includes(reason);
export const leavesOpen = ({ reason }: FaultDetails) => LEAVES_OPEN.includes(reason);
export const mayBeAll = ({ reason }: FaultDetails) => MAY_BE_ALL.includes(reason);

/** What went wrong with one row. Throws what is no fault of Partner Center's, and what concerns all rows. */
export function faultOfRow(fault: unknown): FaultDetails {
  const details = faultOf(fault);
  if (stopsAll(details)) throw fault;
  return details;
}

/** Throws what is no fault of Partner Center's. */
export function faultOf(fault: unknown): FaultDetails {
  if (fault instanceof PartnerCenterFault) return fault.details;
  throw fault;
}
