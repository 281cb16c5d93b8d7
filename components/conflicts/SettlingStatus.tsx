import type { SettlingView } from '../../lib/session/conflict-settling.ts';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';

/** Why a decision did not come to its review. */
export function SettlingStatus({ view }: { view: SettlingView }) {
  const t = useT();
  switch (view.state) {
    case 'settledMeanwhile':
      return (
        <Notice level="warning" live>
          {t('conflicts.settledMeanwhile', { count: view.count })}
        </Notice>
      );
    case 'nothing':
      return <Notice live>{t('conflicts.nothingOf')}</Notice>;
    case 'failed':
      return (
        <Notice level="error" live>
          {t('conflicts.settle.failed', { reason: view.reason })}
        </Notice>
      );
    default:
      return null;
  }
}
