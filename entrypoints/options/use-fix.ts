import { useState } from 'preact/hooks';
import type { FixStep } from '../../lib/session/findings-fix.ts';
import { goTo } from './use-route.ts';

type Asking = Extract<FixStep, { kind: 'type' | 'delegatedAdmin' }>;

/** Takes the first step of a fix: opens its review, goes to the control, or leaves `asking` for a dialog to show. */
export function useFix() {
  const [asking, setAsking] = useState<Asking>();
  const start = (step: FixStep | undefined) => {
    if (step?.kind === 'review') step.open();
    else if (step?.kind === 'go') goTo(step.route);
    else setAsking(step);
  };
  return { asking, start, end: () => setAsking(undefined) };
}
