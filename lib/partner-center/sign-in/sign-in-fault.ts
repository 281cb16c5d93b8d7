/** Why a sign-in, or its renewal, came to nothing; each is a message. */
export type SignInReason =
  /** The window was closed, or left alone too long. */
  | 'closed'
  /** The person, or nobody in time, agreed to what the app asks for. */
  | 'declined'
  /** No answer: offline, name not found, connection cut. */
  | 'unreachable'
  | 'timedOut'
  /** The browser was not allowed to reach Microsoft's hosts. */
  | 'permission'
  /** The authority has no such tenant. */
  | 'tenantUnknown'
  /** The tenant is in another national cloud. */
  | 'otherCloud'
  /** There is no app with this client id in that tenant. */
  | 'appUnknown'
  /** This browser's redirect address is not registered. */
  | 'redirectUnknown'
  /** The redirect address is registered for another platform than "Single-page application". */
  | 'notSinglePage'
  /** The app may not ask for Partner Center's API, or the tenant does not know that API. */
  | 'apiUnknown'
  /** Somebody who may must consent first. */
  | 'consentRequired'
  /** The account is none of this tenant. */
  | 'accountUnknown'
  /** The app is open to assigned people only. */
  | 'notAssigned'
  | 'mfaRequired'
  /** A Conditional Access policy. */
  | 'blockedByPolicy'
  /** Disabled, locked, or with an expired password. */
  | 'accountBlocked'
  /** What was signed in with has run out or was revoked: one signs in again. */
  | 'expired'
  /** Nobody is signed in. */
  | 'signedOut'
  /** Microsoft's side is not well, or asks to wait. */
  | 'busyThere'
  /** This computer's clock and Microsoft's are more than some minutes apart. */
  | 'clockWrong'
  /** An answer that does not belong to the question, or is not what is documented. */
  | 'malformed'
  /** An error of which nothing is known but its code. */
  | 'other';

export interface SignInProblem {
  reason: SignInReason;
  /** `AADSTS65001`, or the OAuth error where there is no such code. */
  code?: string;
  /** Microsoft's own words, without the ids that follow them; at most 1,024 characters, never shown as anything but text. */
  description?: string;
  /** For Microsoft's support. */
  correlationId?: string;
}

/**
 * A sign-in that came to nothing. It has no cause: what the protocol's own errors carry can hold codes and tokens, and
 * whoever reports a fault writes all its causes.
 */
export class SignInFault extends Error {
  override readonly name = 'SignInFault';
  readonly problem: SignInProblem;
  /** Nothing but a person's sign-in helps; otherwise it may work later. */
  readonly needsPerson: boolean;

  constructor(problem: SignInProblem, needsPerson = false) {
    super(`Sign-in: ${problem.reason}${problem.code === undefined ? '' : ` (${problem.code})`}`);
    this.problem = problem;
    this.needsPerson = needsPerson;
  }
}
