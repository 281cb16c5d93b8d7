import { GitCompareArrows } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { TenantId } from '../../lib/directory/types.ts';
import type { ApplyView } from '../../lib/session/apply.ts';
import type { CompareScope } from '../../lib/session/apply-compare.ts';
import { Section } from '../overview/Section.tsx';
import { ScopeFields } from '../transfer/ScopeFields.tsx';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Working } from '../ui/Working.tsx';
import s from './Apply.module.css';
import { FaultNotice } from './FaultNotice.tsx';
import { faultText } from './fault-text.ts';

export interface ApplyPanelProps {
  /** This one alone; when absent the form asks which. */
  customer?: TenantId;
  view: ApplyView;
  isSignedIn: boolean;
  /** A run goes on: no other can begin. */
  isGoingOn: boolean;
  onCompare: (scope: CompareScope) => void;
  onCancel: () => void;
  /** The report of the last run. */
  children?: ComponentChildren;
}

/** From the comparison with Partner Center to its review. */
export function ApplyPanel({ customer: only, view, isSignedIn, isGoingOn, children, ...on }: ApplyPanelProps) {
  const t = useT();
  const [scope, setScope] = useState<CompareScope>({ customer: only ?? '', withDefault: false });
  const isBusy = view.state === 'comparing' || view.state === 'starting';
  const hint = !isSignedIn ? t('apply.signInFirst') : isGoingOn ? t('apply.oneAtATime') : undefined;
  const isTold = view.state === 'notBegun' && isSignedIn;
  return (
    <Section title={t('apply.title')} text={t('apply.text')}>
      <form
        class={s.form}
        onSubmit={(event) => {
          event.preventDefault();
          on.onCompare(scope);
        }}
      >
        <ScopeFields
          scope={scope}
          asksCustomer={only === undefined}
          isUnknown={view.state === 'unknownCustomer'}
          withDefault={t('apply.withDefault')}
          onChange={setScope}
        />
        <div class={s.actions}>
          <Button type="submit" icon={GitCompareArrows} disabled={isBusy || hint !== undefined}>
            {t('apply.compare')}
          </Button>
          {hint && !isTold && <p class={s.muted}>{hint}</p>}
        </div>
      </form>
      <Comparing view={view} onCancel={on.onCancel} />
      {children}
    </Section>
  );
}

function Comparing({ view, onCancel }: Pick<ApplyPanelProps, 'view' | 'onCancel'>) {
  const t = useT();
  if (view.state === 'notBegun')
    return <Notice level="warning" live title={view.fault ? faultText(t, view.fault) : t('apply.oneAtATime')} />;
  if (view.state === 'faulted') return <FaultNotice title={t('apply.faulted')} fault={view.fault} />;
  if (view.state === 'failed') return <Notice level="error" live title={t('apply.failed', { reason: view.reason })} />;
  if (view.state !== 'comparing') return null;
  const { phase, done, total } = view;
  return (
    <Working
      label={phase === 'reading' ? t('apply.reading') : t('apply.asking', { done, total })}
      done={done}
      total={total}
      onCancel={onCancel}
    />
  );
}
