import { KeyRound } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { DelegatedAdminView, HeldSummary } from '../../lib/session/delegated-admin.ts';
import { Section } from '../overview/Section.tsx';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Spoken } from '../ui/Spoken.tsx';
import { FaultNotice } from './FaultNotice.tsx';
import s from './partner-center.module.css';
import { SignInNotice } from './SignInNotice.tsx';

export interface DelegatedAdminSectionProps {
  view: DelegatedAdminView;
  isSignedIn: boolean;
  /** In the click itself. */
  onRead: () => void;
  /** In the click itself. */
  onSignIn: () => void;
  onReview: () => void;
  onCancel: () => void;
}

/** End dates and states of delegated admin, from Microsoft Graph. */
export function DelegatedAdminSection({ view, isSignedIn, ...on }: DelegatedAdminSectionProps) {
  const t = useT();
  const isAsking = view.state === 'asking';
  return (
    <Section title={t('delegatedAdmin.title')} text={t('delegatedAdmin.text')}>
      {isAsking && <Progress label={t('delegatedAdmin.asking', { count: view.found })} done={0} total={0} />}
      <Outcome view={view} />
      <div class={s.actions}>
        {view.state === 'compared' && view.changes > 0 && (
          <Button writes variant="primary" onClick={on.onReview}>
            {t('delegatedAdmin.review')}
          </Button>
        )}
        {isAsking ? (
          <Button onClick={on.onCancel}>{t('common.cancel')}</Button>
        ) : (
          <Button icon={KeyRound} disabled={!isSignedIn} onClick={on.onRead}>
            {t('delegatedAdmin.read')}
          </Button>
        )}
        {view.state === 'refused' && isSignedIn && (
          <Button variant="primary" onClick={on.onSignIn}>
            {t('delegatedAdmin.signIn')}
          </Button>
        )}
        {!isSignedIn && <span class={s.muted}>{t('delegatedAdmin.signInFirst')}</span>}
      </div>
    </Section>
  );
}

function Outcome({ view }: Pick<DelegatedAdminSectionProps, 'view'>) {
  const t = useT();
  switch (view.state) {
    case 'idle':
    case 'asking':
      return null;
    case 'refused':
      return <SignInNotice problem={view.problem} />;
    case 'failed':
      return <FaultNotice title={t('delegatedAdmin.failed')} fault={view.fault} />;
    case 'broken':
      return (
        <Notice level="error" live title={t('delegatedAdmin.failed')}>
          <p>{view.reason}</p>
        </Notice>
      );
    case 'nobody':
      return (
        <Notice level="warning" live title={t('delegatedAdmin.nobody')}>
          <p>{t('delegatedAdmin.nobody.text', { tenant: view.tenantId })}</p>
        </Notice>
      );
    case 'own':
      return (
        <Summary summary={view.summary}>
          <p>{t('delegatedAdmin.own')}</p>
        </Summary>
      );
    case 'compared':
      return (
        <Summary summary={view.summary}>
          <p>{view.changes === 0 ? t('delegatedAdmin.same') : t('delegatedAdmin.differs', { count: view.changes })}</p>
        </Summary>
      );
  }
}

function Summary({ summary, children }: { summary: HeldSummary; children: ComponentChildren }) {
  const t = useT();
  const { holder, held, ending, ended, unknown, unnamed, unreadable } = summary;
  const asides = [
    unknown > 0 && t('delegatedAdmin.unknown', { count: unknown }),
    unnamed > 0 && t('delegatedAdmin.unnamed', { count: unnamed }),
    unreadable > 0 && t('delegatedAdmin.unreadable', { count: unreadable }),
  ];
  return (
    <Spoken class={s.form}>
      <p class={s.label}>{t('delegatedAdmin.of', { name: holder })}</p>
      <ul class={s.points}>
        <li>{t('delegatedAdmin.held', { count: held })}</li>
        <li>{t('delegatedAdmin.ending', { count: ending })}</li>
        <li>{t('delegatedAdmin.ended', { count: ended })}</li>
        {asides.map((aside) => aside && <li key={aside}>{aside}</li>)}
      </ul>
      {children}
    </Spoken>
  );
}
