import { useEffect, useMemo } from 'preact/hooks';
import { ObservedResult } from '../../components/partner-center/ObservedResult.tsx';
import { ObserveSection } from '../../components/partner-center/ObserveSection.tsx';
import { compareObserved } from '../../lib/session/observed-client.ts';
import { createObservedResult } from '../../lib/session/observed-review.ts';
import type { Observing } from '../../lib/session/observing.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { goTo } from './use-route.ts';

interface ObserveHostProps {
  session: OptionsSession;
  observing: Observing;
  isSignedIn: boolean;
}

/** Observing, and what the last run brought. */
export function ObserveHost({ session, observing, isSignedIn }: ObserveHostProps) {
  const result = useMemo(() => createObservedResult(session, { compare: compareObserved }), [session]);
  useEffect(() => result.dispose, [result]);
  const run = observing.run.value;
  const ended = typeof run === 'object' && run.state === 'done' ? run.number : undefined;
  const head = session.head.value;
  // Compared anew when a run is done and after every commit
  useEffect(() => {
    if (ended !== undefined) void result.compare();
  }, [result, ended, head]);
  return (
    <ObserveSection
      run={run}
      isUnderWay={observing.isUnderWay.value}
      isSignedIn={isSignedIn}
      secondsLeft={observing.secondsLeft.value}
      trouble={observing.trouble.value}
      onStart={(maxAgeInHours) => void observing.start(maxAgeInHours)}
      onResume={() => void observing.resume()}
      onPause={() => void observing.pause()}
      onCancel={() => void observing.cancel()}
    >
      {ended !== undefined && (
        <ObservedResult
          view={result.view.value}
          choices={result.choices.value}
          onChoose={result.choose}
          onReview={() => void result.review()}
          onOpen={(tenantId) => goTo({ view: 'customer', tenantId })}
        />
      )}
    </ObserveSection>
  );
}
