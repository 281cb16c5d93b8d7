import { type FaultDetails, type FaultReason, PartnerCenterFault } from '../partner-center-fault.ts';
import type { ObservedFault } from './observed-customer.ts';

/** They would befall every further question. */
const STOPS_ALL: readonly FaultReason[] = [
  'unreachable',
  'signedOut',
  'mfaRequired',
  'wrongAudience',
  'blockedByPolicy',
  'throttled',
];
/** One customer may have them. So many in a row are no matter of the customers. */
const STOPS_IN_A_ROW: Partial<Record<FaultReason, number>> = {
  timedOut: 5,
  serverFault: 5,
  forbidden: 20,
  refused: 20,
  malformed: 20,
};

/** The fault's details. Throws what is no fault of Partner Center's. */
export function faultOf(cause: unknown): FaultDetails {
  if (cause instanceof PartnerCenterFault) return cause.details;
  throw cause;
}

export const stopsAll = ({ reason }: FaultDetails) => STOPS_ALL.includes(reason);

/** What went wrong with one question alone. Throws what is no fault of Partner Center's, and what concerns all. */
export function ownFault(cause: unknown, at: string): ObservedFault {
  const details = faultOf(cause);
  if (stopsAll(details)) throw cause;
  return { at, ...details };
}

/** Tells of a fault, or of none, in the order in which they come: gives back the one that means that all will fail. */
export type WatchFaults = (fault: FaultDetails | undefined) => FaultDetails | undefined;

export function watchFaults(): WatchFaults {
  let row = 0;
  return (fault) => {
    const limit = fault && STOPS_IN_A_ROW[fault.reason];
    row = limit ? row + 1 : 0;
    return limit && row >= limit ? fault : undefined;
  };
}
