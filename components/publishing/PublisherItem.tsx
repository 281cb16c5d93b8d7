import type { ListedPublisher, PublisherState } from '../../lib/session/publisher-list.ts';
import { When } from '../changes/When.tsx';
import s from '../sharing/sharing.module.css';
import { Badge, type BadgeTone } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Fingerprint } from './Fingerprint.tsx';
import p from './publishing.module.css';

interface PublisherItemProps {
  publisher: ListedPublisher;
  onCompare: ((publisher: ListedPublisher) => void) | undefined;
  onRevoke: ((publisher: ListedPublisher) => void) | undefined;
}

const TONES: Record<PublisherState, BadgeTone> = {
  trusted: 'success',
  unendorsed: 'warning',
  replaced: 'neutral',
  left: 'neutral',
  lost: 'danger',
};

export function PublisherItem({ publisher, onCompare, onRevoke }: PublisherItemProps) {
  const t = useT();
  const { name, kid, state, since, isOwn } = publisher;
  const isUnendorsed = state === 'unendorsed';
  const isCurrent = isUnendorsed || state === 'trusted';
  return (
    <li class={p.publisher}>
      <div class={s.block}>
        <span class={s.memberName}>
          <bdi>{name || t('publishers.unnamed')}</bdi>
          <Badge tone={TONES[state]}>{t(`publishers.state.${state}`)}</Badge>
          {isOwn && <Badge tone="brand">{t('publishers.you')}</Badge>}
        </span>
        <Fingerprint>{kid}</Fingerprint>
        <span class={s.muted}>
          {t(isCurrent ? 'publishers.since' : 'publishers.ended')} <When at={new Date(since * 1000).toISOString()} />
        </span>
        {isUnendorsed && <p>{t('publishers.unendorsed')}</p>}
      </div>
      <div class={s.actions}>
        {isUnendorsed && onCompare && (
          <Button writes onClick={() => onCompare(publisher)}>
            {t('publishers.endorse.this')}
          </Button>
        )}
        {onRevoke && (
          <Button
            writes
            variant="subtle"
            aria-label={t('common.pair', { name: t('publishers.revoke'), value: name || kid })}
            onClick={() => onRevoke(publisher)}
          >
            {t('publishers.revoke')}
          </Button>
        )}
      </div>
    </li>
  );
}
