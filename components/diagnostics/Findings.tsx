import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide';
import type { Finding } from '../../lib/diagnostics/verify.ts';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './DiagnosticsPage.module.css';

const ICONS = { sound: CircleCheck, broken: TriangleAlert, absent: CircleHelp, unchecked: CircleHelp };

/** What each check found, and what to do where something does not agree. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const t = useT();
  return (
    <ul class={s.findings}>
      {findings.map(({ what, state, count }) => (
        <li key={what} class={s.finding} data-state={state}>
          <Icon icon={ICONS[state]} />
          <div>
            <strong>{t(`diagnostics.what.${what}`)}</strong>
            <p>{wordsFor(state, count, t)}</p>
            {state === 'broken' && <p>{t(`diagnostics.advice.${what}`)}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}

function wordsFor(state: Finding['state'], count: number | undefined, t: ReturnType<typeof useT>): string {
  if (count !== undefined && (state === 'sound' || state === 'broken'))
    return t(`diagnostics.state.${state}Count`, { count });
  return t(`diagnostics.state.${state}`);
}
