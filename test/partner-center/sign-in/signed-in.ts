import { SignInFault } from '../../../lib/partner-center/sign-in/sign-in-fault.ts';
import { CONNECTION, type MemorySignIn, memorySignIn } from './memory-sign-in.ts';

export const HOUR_IN_MS = 60 * 60 * 1000;

/** Why it is refused; undefined: it is not. */
export const problemOf = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (fault: unknown) => (fault instanceof SignInFault ? fault.problem : Promise.reject(fault)),
  );
export const reasonOf = async (asked: Promise<unknown>) => (await problemOf(asked))?.reason;
/** What tokens were asked for with, in order. */
export const grants = ({ standIn }: MemorySignIn) =>
  standIn.journal.flatMap(({ what }) => /token (\w+)$/.exec(what)?.[1] ?? []);

/** A browser in which somebody signed in. */
export async function signedIn(): Promise<MemorySignIn> {
  const here = await memorySignIn();
  await here.signIn(CONNECTION);
  return here;
}
