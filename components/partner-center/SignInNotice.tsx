import type { SignInProblem } from '../../lib/partner-center/sign-in/sign-in-fault.ts';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { faultOrigin } from './fault-text.ts';
import s from './partner-center.module.css';

/** Somebody changed their mind, or there is no network: nothing is wrong with the set-up. */
const PASSING: readonly SignInProblem['reason'][] = [
  'closed',
  'declined',
  'unreachable',
  'timedOut',
  'busyThere',
  'expired',
];

/** What a sign-in came to and what to do, then what Microsoft's support asks for. */
export function SignInNotice({ problem }: { problem: SignInProblem }) {
  const t = useT();
  const { reason } = problem;
  const origin = faultOrigin(t, problem);
  return (
    <Notice level={PASSING.includes(reason) ? 'warning' : 'error'} live title={t(`partnerCenter.signIn.${reason}`)}>
      <p>{t(`partnerCenter.signIn.${reason}.text`)}</p>
      {origin && (
        <p class={s.origin}>
          <bdi>{origin}</bdi>
        </p>
      )}
    </Notice>
  );
}
