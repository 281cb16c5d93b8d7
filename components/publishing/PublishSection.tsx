import { Download, Pause, Upload } from 'lucide';
import type { PublishingFacts, PublishView } from '../../lib/session/publishing.ts';
import { When } from '../changes/When.tsx';
import { Section } from '../overview/Section.tsx';
import s from '../sharing/sharing.module.css';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { useT } from '../ui/i18n.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Fingerprint } from './Fingerprint.tsx';
import { PublishEnd } from './PublishEnd.tsx';
import p from './publishing.module.css';

interface PublishSectionProps {
  facts: PublishingFacts;
  view: PublishView;
  onPublish: () => void;
  onPause: () => void;
  onByItself: (byItself: boolean) => void;
  onSaveInvitations: () => void;
}

/** What lies on the host, and putting there what changed. */
export function PublishSection({
  facts,
  view,
  onPublish,
  onPause,
  onByItself,
  onSaveInvitations,
}: PublishSectionProps) {
  const t = useT();
  const isBusy = view.state === 'publishing';
  const resumes = view.state === 'ended' && view.run.state === 'paused';
  return (
    <Section title={t('publishing.title')} text={t('publishing.text')}>
      <Facts facts={facts} />
      {isBusy ? (
        <Progress
          label={t(`publishing.phase.${view.phase}`, { done: view.done, total: view.total })}
          done={view.done}
          total={view.total}
        />
      ) : (
        <PublishEnd view={view} />
      )}
      <div class={s.actions}>
        {/* One button, so that the focus stays where it is. */}
        <Button icon={isBusy ? Pause : Upload} variant="primary" onClick={isBusy ? onPause : onPublish}>
          {t(isBusy ? 'publishing.pause' : resumes ? 'publishing.resume' : 'publishing.now')}
        </Button>
        <Button icon={Download} onClick={onSaveInvitations}>
          {t('publishing.invitations')}
        </Button>
      </div>
      <Checkbox label={t('publishing.byItself')} checked={facts.byItself} onChange={onByItself} />
    </Section>
  );
}

function Facts({ facts: { root, signer, place, feeds } }: Pick<PublishSectionProps, 'facts'>) {
  const t = useT();
  const newest = Math.max(0, ...[...feeds.values()].map(({ iat }) => iat));
  return (
    <dl class={`${s.facts} ${p.facts}`}>
      <div>
        <dt>{t('publishing.host')}</dt>
        <dd class={s.address}>{place}</dd>
      </div>
      <div>
        <dt>{t('publishing.feeds')}</dt>
        <dd>
          {t('publishing.feeds.count', { count: feeds.size })}
          {newest > 0 && (
            <>
              {' · '}
              {t('publishing.newest')} <When at={new Date(newest * 1000).toISOString()} />
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('publishing.root')}</dt>
        <dd>
          <Fingerprint>{root}</Fingerprint>
        </dd>
      </div>
      <div>
        <dt>{t('publishing.signer')}</dt>
        <dd>
          <Fingerprint>{signer}</Fingerprint>
        </dd>
      </div>
    </dl>
  );
}
