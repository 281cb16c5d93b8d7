import type { FaultDetails, FaultReason } from '../partner-center-fault.ts';

/**
 * Partner Center's own codes that mean more than their HTTP status (error-codes.md; 1002, 10001 and 900420 from issues,
 * see docs/partner-center-api.md). A code that is not here goes by its status.
 */
const BY_CODE: Readonly<Record<string, FaultReason>> = {
  10001: 'mfaRequired',
  900420: 'wrongAudience',
  900309: 'blockedByPolicy',
  20002: 'noRelationship',
  900123: 'agreementMissing',
  900124: 'agreementMissing',
  800082: 'busyThere',
  900278: 'busyThere',
  800042: 'notSupported',
  900141: 'notSupported',
  900263: 'notSupported',
  2011: 'notUpdatable',
  800081: 'notUpdatable',
  800091: 'notUpdatable',
  900277: 'notUpdatable',
  900279: 'notUpdatable',
  900280: 'notUpdatable',
  900311: 'notUpdatable',
  800015: 'resellerRefused',
  800016: 'resellerRefused',
};

const BY_STATUS: Readonly<Record<number, FaultReason>> = {
  401: 'signedOut',
  403: 'forbidden',
  404: 'notFound',
  408: 'timedOut',
  409: 'busyThere',
  429: 'throttled',
  504: 'timedOut',
};

/** Answered with 1002 "Authorization Failed" to whoever is no indirect provider. */
const OF_PROVIDERS: ReadonlySet<FaultDetails['call']> = new Set(['indirectResellers', 'resellersOf']);

export function faultReason(call: FaultDetails['call'], status: number, code: string | undefined): FaultReason {
  if (code === '1002') return OF_PROVIDERS.has(call) ? 'notProvider' : 'forbidden';
  const known = code !== undefined && Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  if (known) return known;
  return BY_STATUS[status] ?? (status >= 500 ? 'serverFault' : status >= 400 ? 'refused' : 'malformed');
}
