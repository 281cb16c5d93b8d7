import type { PutBackView } from '../../lib/session/sharing-put-back.ts';
import type { RestorePoints } from '../../lib/session/sharing-restore-points.ts';
import { When } from '../changes/When.tsx';
import { Section } from '../overview/Section.tsx';
import { formatBytes } from '../settings/format-bytes.ts';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import s from './sharing.module.css';

interface RestoreSectionProps {
  /** The newest first. */
  points: RestorePoints;
  view: PutBackView;
  onRestore: (key: number) => void;
  /** Adds what stood here before joining and the team lacks; absent while nothing is shared. */
  onMerge?: ((key: number) => void) | undefined;
}

/** The directory as it was before others' replaced or changed much of it. */
export function RestoreSection({ points, view, onRestore, onMerge }: RestoreSectionProps) {
  const t = useT();
  return (
    <Section title={t('sharing.restore.title')} text={t('sharing.restore.text')}>
      <ul class={s.points}>
        {points.map(({ key, at, why, customers, bytes }) => (
          <li key={key}>
            <div>
              <p class={s.choiceName}>
                <When at={at} />
              </p>
              <p class={s.muted}>
                {t(`sharing.restore.${why}`)} · {t('sharing.count.customers', { count: customers })} ·{' '}
                {formatBytes(bytes, t.locale)}
              </p>
            </div>
            <div class={s.actions}>
              {onMerge && why === 'join' && (
                <Button writes disabled={view.state === 'preparing'} onClick={() => onMerge(key)}>
                  {t('sharing.restore.merge')}
                </Button>
              )}
              <Button writes disabled={view.state === 'preparing'} onClick={() => onRestore(key)}>
                {t('sharing.restore.action')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <PutBackStatus view={view} />
    </Section>
  );
}

function PutBackStatus({ view }: { view: PutBackView }) {
  const t = useT();
  switch (view.state) {
    case 'preparing':
      return <Progress label={t('sharing.restore.preparing')} done={0} total={0} />;
    case 'same':
      return <Notice level="info" live title={t('sharing.restore.same')} />;
    case 'gone':
      return <Notice level="warning" live title={t('sharing.restore.gone')} />;
    case 'failed':
      return (
        <Notice level="error" live title={t('sharing.restore.failed')}>
          <p>{view.reason}</p>
        </Notice>
      );
    default:
      return null;
  }
}
