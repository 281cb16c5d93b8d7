import type { WorkspaceOffer } from '../../lib/session/policy-workspace.ts';
import { Section } from '../overview/Section.tsx';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Container } from './EntrySection.tsx';
import { problemText } from './problem-text.ts';
import s from './sharing.module.css';

interface PolicyOfferProps {
  offer: WorkspaceOffer;
  /** Called in the click itself. */
  onLook: () => void;
  onAllow: () => void;
  onAgain: () => void;
}

/** The workspace that the organization named: joined by itself where nothing is lost, offered everywhere else. */
export function PolicyOffer({ offer: { place, standing }, onLook, onAllow, onAgain }: PolicyOfferProps) {
  const t = useT();
  return (
    <Section title={t('policy.offer.title')}>
      <Container place={place} />
      <Standing standing={standing} host={new URL(place.container).hostname} />
      <div class={s.actions}>
        {(standing.state === 'hasDirectory' || standing.state === 'none') && (
          <Button variant="primary" onClick={onLook}>
            {t('sharing.entry.look')}
          </Button>
        )}
        {standing.state === 'permission' && (
          <Button variant="primary" onClick={onAllow}>
            {t('subscription.allow')}
          </Button>
        )}
        {(standing.state === 'waiting' || standing.state === 'stopped' || standing.state === 'fault') && (
          <Button onClick={onAgain}>{t('policy.offer.again')}</Button>
        )}
      </div>
    </Section>
  );
}

function Standing({ standing, host }: { standing: WorkspaceOffer['standing']; host: string }) {
  const t = useT();
  switch (standing.state) {
    case 'waiting':
    case 'stopped': {
      const { title, text } = problemText(standing, t);
      return (
        <Notice level="warning" title={title}>
          <p>{text}</p>
        </Notice>
      );
    }
    case 'fault':
      return <Notice level="error">{t('policy.offer.fault', { reason: standing.reason })}</Notice>;
    case 'permission':
      return <p>{t('policy.offer.permission', { host })}</p>;
    case 'hasDirectory':
    case 'none':
      return <p>{t(`policy.offer.${standing.state}`)}</p>;
    default:
      return <Progress label={t('sharing.joining')} done={0} total={0} />;
  }
}
