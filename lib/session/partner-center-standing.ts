import type { Account } from '../partner-center/sign-in/account.ts';
import type { SignInProblem } from '../partner-center/sign-in/sign-in-fault.ts';
import type { SignedIn } from '../partner-center/sign-in/signed-in.ts';

/** How it stands with the sign-in. */
export type SignInStanding =
  | { state: 'signedOut'; problem?: SignInProblem }
  /** Microsoft's window is open. */
  | { state: 'signingIn' }
  /** `until`: ISO 8601 instant; after it one signs in again. */
  | { state: 'signedIn'; account: Account; until: string; problem?: SignInProblem }
  | { state: 'expired'; account: Account; problem?: SignInProblem };

/** `problem`: what the last attempt came to. */
export function standingOf(
  known: SignedIn | undefined,
  problem: SignInProblem | undefined,
  now: number,
): SignInStanding {
  const last = problem ? { problem } : {};
  if (!known) return { state: 'signedOut', ...last };
  const { account, refreshUntil } = known;
  if (refreshUntil <= now) return { state: 'expired', account, ...last };
  return { state: 'signedIn', account, until: new Date(refreshUntil).toISOString(), ...last };
}
