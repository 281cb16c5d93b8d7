import type { TenantId } from '../directory/types.ts';
import type { CallName } from './types.ts';

/** Why a call came to nothing, as far as it is known; each is a message. */
export type FaultReason =
  /** No answer: offline, name not found, connection cut. */
  | 'unreachable'
  /** No answer in time, however often it was asked. A write may have been done all the same. */
  | 'timedOut'
  /** Not signed in, or no longer. */
  | 'signedOut'
  /** The run was begun in another tenant or cloud than somebody is signed in to. */
  | 'otherTenant'
  /** Code 10001: the sign-in was without a second factor. */
  | 'mfaRequired'
  /** Code 900420: the token is for another service than Partner Center. */
  | 'wrongAudience'
  /** Code 900309: a Conditional Access policy of the partner's own tenant. */
  | 'blockedByPolicy'
  /** Partner Center does not let this account do it: role, consent, or a partner type that the API is closed to. */
  | 'forbidden'
  /** Code 1002, where resellers are asked for: only an indirect provider is answered. */
  | 'notProvider'
  /** No relationship with this customer. */
  | 'noRelationship'
  /** Codes 900123, 900124: the Microsoft Partner Agreement is not signed. */
  | 'agreementMissing'
  | 'notFound'
  /** Codes 800082, 900278: another change is under way there. */
  | 'busyThere'
  /** Codes such as 800091, 900279: this subscription is not to be changed any more, or not as it is now. */
  | 'notUpdatable'
  /** Codes 800042, 900141, 900263: not for a subscription of this kind. */
  | 'notSupported'
  /** Codes 800015, 800016: the partner that was named is none that may be. */
  | 'resellerRefused'
  /** 429 beyond the patience of the client. */
  | 'throttled'
  /** Partner Center refused what was sent. */
  | 'refused'
  /** 500 and the like. */
  | 'serverFault'
  /** An answer that is not what the call is documented to answer. */
  | 'malformed';

export interface FaultDetails {
  /** `signIn`: there was no token to call with. `delegatedAdmin`: it is Microsoft Graph's. */
  call: CallName | 'signIn' | 'delegatedAdmin';
  reason: FaultReason;
  /** HTTP status; 0 without an answer. */
  status: number;
  /** Partner Center's own error code, as text. */
  code?: string;
  /** Partner Center's own words, at most 1,024 characters, never shown as anything but text. */
  description?: string;
  /** `MS-CorrelationId`, for Microsoft's support. */
  correlationId?: string;
  /** `throttled`: when Partner Center says to come back, in milliseconds from the answer. */
  retryAfterInMs?: number;
  /** `malformed`: the first field that is wrong, such as `companyProfile.companyName`. */
  field?: string;
  /** `otherTenant`: whose run it is. */
  tenant?: TenantId;
}

/** A call to Partner Center that came to nothing. Its message names the call; it holds no token and no address. */
export class PartnerCenterFault extends Error {
  override readonly name = 'PartnerCenterFault';
  readonly details: FaultDetails;

  constructor(details: FaultDetails, options?: ErrorOptions) {
    const code = details.code === undefined ? '' : ` (${details.code})`;
    super(`Partner Center, ${details.call}: ${details.reason}${code}`, options);
    this.details = details;
  }
}
