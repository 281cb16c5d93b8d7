import { type FaultReason, PartnerCenterFault } from '../partner-center-fault.ts';
import { SignInFault, type SignInReason } from './sign-in-fault.ts';

const REASONS: Partial<Record<SignInReason, FaultReason>> = {
  unreachable: 'unreachable',
  timedOut: 'timedOut',
  busyThere: 'serverFault',
  mfaRequired: 'mfaRequired',
  blockedByPolicy: 'blockedByPolicy',
};

/** What it means for a call that there is no token for it. */
export function callFault(fault: unknown): unknown {
  if (!(fault instanceof SignInFault)) return fault;
  const { reason, ...known } = fault.problem;
  return new PartnerCenterFault({ call: 'signIn', status: 0, ...known, reason: REASONS[reason] ?? 'signedOut' });
}
