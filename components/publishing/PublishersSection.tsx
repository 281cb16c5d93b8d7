import { endsOf, type ListedPublisher } from '../../lib/session/publisher-list.ts';
import { Section } from '../overview/Section.tsx';
import s from '../sharing/sharing.module.css';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { FingerprintFact } from './FingerprintFact.tsx';
import { LossSteps } from './LossSteps.tsx';
import { PublisherItem } from './PublisherItem.tsx';
import p from './publishing.module.css';

interface PublishersSectionProps {
  publishers: readonly ListedPublisher[];
  /** Fingerprint. */
  root: string;
  /** What the keeper of the root may do; absent where the root is kept elsewhere. */
  keeper?: KeeperActions | undefined;
  /** A device was lost just now: what is left to do stands open. */
  isAfterLoss: boolean;
}

export interface KeeperActions {
  onEndorse: () => void;
  onCompare: (key: ListedPublisher) => void;
  onFile: () => void;
  onRevoke: (key: ListedPublisher) => void;
  /** Absent while there is no key but this browser's own. */
  onLost?: (() => void) | undefined;
  onRenew: () => void;
}

/** Whose keys customers trust, and for the keeper of the root what to do about it. */
export function PublishersSection({ publishers, root, keeper, isAfterLoss }: PublishersSectionProps) {
  const t = useT();
  const own = publishers.find(({ isOwn }) => isOwn);
  return (
    <Section title={t('publishers.title')} text={t('publishers.text')}>
      <FingerprintFact label={t('publishers.root')}>{root}</FingerprintFact>
      <p class={s.muted}>{t(keeper ? 'publishers.root.here' : 'publishers.root.elsewhere')}</p>
      <ul class={p.publishers}>
        {publishers.map((publisher) => (
          <PublisherItem
            key={publisher.kid}
            publisher={publisher}
            onCompare={keeper?.onCompare}
            onRevoke={endsOf(publisher).length > 0 ? keeper?.onRevoke : undefined}
          />
        ))}
      </ul>
      {keeper && own?.state !== 'trusted' && (
        <Notice level="warning" title={t('publishers.join.again')}>
          <p>{t('publishers.renew.text')}</p>
          <div class={s.actions}>
            <Button writes onClick={keeper.onRenew}>
              {t('publishers.renew')}
            </Button>
          </div>
        </Notice>
      )}
      {keeper && (
        <div class={s.actions}>
          <Button writes onClick={keeper.onEndorse}>
            {t('publishers.endorse')}
          </Button>
          <Button onClick={keeper.onFile}>{t('publishers.file')}</Button>
          {keeper.onLost && (
            <Button writes variant="danger" onClick={keeper.onLost}>
              {t('publishers.lost')}
            </Button>
          )}
        </div>
      )}
      {publishers.some(({ state }) => state === 'lost') && <LossSteps isOpen={isAfterLoss} />}
    </Section>
  );
}
