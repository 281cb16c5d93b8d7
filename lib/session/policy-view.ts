import { type ReadonlySignal, signal } from '@preact/signals';
import { DEFAULT_SETTINGS } from '../effective-settings.ts';
import { type Explanation, explainPolicy } from '../policy/explain-policy.ts';
import { readPolicy } from '../policy/read-policy.ts';
import { reportError } from '../report-error.ts';
import { getOwnSettings, watchSettings } from '../settings.ts';
import { answerNewest } from '../surfaces/answer-newest.ts';

export interface PolicyView {
  /** Undefined until it is read. */
  explanation: ReadonlySignal<Explanation | undefined>;
  dispose(): void;
}

/** What the policy does to every setting, kept current. */
export function createPolicyView(): PolicyView {
  const explanation = signal<Explanation | undefined>(undefined);
  const read = answerNewest<void, Explanation>(
    explain,
    (read) => {
      explanation.value = read;
    },
    (fault) => void reportError('Reading the policy', fault),
  );
  const dispose = watchSettings(() => read());
  read();
  return { explanation, dispose };
}

async function explain(): Promise<Explanation> {
  const [own, { policy, standing }] = await Promise.all([getOwnSettings(), readPolicy()]);
  return explainPolicy(own, policy, DEFAULT_SETTINGS, standing);
}
