import { CircleAlert, Hourglass, RefreshCw } from 'lucide';
import type { StartFault } from '../../lib/session/start-page.ts';
import { Button } from './Button.tsx';
import { EmptyState } from './EmptyState.tsx';
import { useT } from './i18n.tsx';

/** In place of the page, while its storage is not to be had: why, and what to do. */
export function StartNotice(props: { fault: StartFault; onReload: () => void }) {
  return (
    <div role="alert">
      <Notice {...props} />
    </div>
  );
}

function Notice({ fault, onReload }: { fault: StartFault; onReload: () => void }) {
  const t = useT();
  const reload = <Button onClick={onReload}>{t('common.reload')}</Button>;
  switch (fault.kind) {
    case 'failed':
      return (
        <EmptyState
          icon={CircleAlert}
          title={t('common.start.title')}
          text={t('common.start.text', { reason: fault.reason })}
        >
          {reload}
        </EmptyState>
      );
    case 'waiting':
      return <EmptyState icon={Hourglass} title={t('common.waiting.title')} text={t('common.waiting.text')} />;
    case 'outdated':
      return (
        <EmptyState icon={RefreshCw} title={t('common.outdated.title')} text={t('common.outdated.text')}>
          {reload}
        </EmptyState>
      );
  }
}
