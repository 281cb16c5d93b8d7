import { SignInFault } from './sign-in-fault.ts';

/**
 * What a request of the sign-in threw, without what it carries: the protocol's errors hold answers, and answers hold
 * tokens.
 */
export function faultOf(fault: unknown): SignInFault {
  if (fault instanceof SignInFault) return fault;
  const name = fault instanceof Error ? fault.name : '';
  if (name === 'TimeoutError' || name === 'AbortError') return new SignInFault({ reason: 'timedOut' });
  if (fault instanceof TypeError && !('code' in fault)) return new SignInFault({ reason: 'unreachable' });
  const code = fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : name;
  return new SignInFault({ reason: 'malformed', ...(code ? { code } : {}) });
}
