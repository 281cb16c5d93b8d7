import { RefreshCw } from 'lucide';
import type { Standing } from '../../lib/session/sharing-standing.ts';
import { When } from '../changes/When.tsx';
import { Section } from '../overview/Section.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import s from './sharing.module.css';
import { standingText } from './standing-text.ts';

interface StandingSectionProps {
  standing: Exclude<Standing, { state: 'local' }>;
  /** An exchange is under way. */
  isBusy: boolean;
  /** Why this browser could not take the last exchange. */
  refused?: string | undefined;
  onShare: () => void;
}

/** Saved here, shared, waiting, or what is wrong and what to do. */
export function StandingSection({ standing, isBusy, refused, onShare }: StandingSectionProps) {
  const t = useT();
  const { icon, tone, title, text } = standingText(standing, t);
  const at = 'at' in standing ? standing.at : undefined;
  const waiting = 'waiting' in standing ? standing.waiting : 0;
  return (
    <Section title={t('sharing.standing.title')}>
      <div class={s.standing} data-tone={tone} role="status">
        <Icon icon={icon} size={24} />
        <div class={s.standingText}>
          <p class={s.standingTitle}>{title}</p>
          <p>{text}</p>
          {waiting > 0 && standing.state !== 'due' && <p>{t('sharing.standing.waiting', { count: waiting })}</p>}
          <p class={s.muted}>
            {at ? (
              <>
                {t('sharing.standing.last')} <When at={at} />
              </>
            ) : (
              t('sharing.standing.never')
            )}
          </p>
        </div>
      </div>
      {refused !== undefined && (
        <Notice level="error" live>
          {t('common.refused', { reason: refused })}
        </Notice>
      )}
      {standing.state !== 'noAddress' && (
        <div class={s.actions}>
          <Button icon={RefreshCw} disabled={isBusy} onClick={onShare}>
            {t(isBusy ? 'sharing.share.busy' : 'sharing.share.now')}
          </Button>
        </div>
      )}
    </Section>
  );
}
