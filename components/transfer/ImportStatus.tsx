import type { ImportView } from '../../lib/session/transfer-import.ts';
import { translateKey, useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Working } from '../ui/Working.tsx';

interface ImportStatusProps {
  view: ImportView;
  onCancel: () => void;
}

/** How reading a file goes, or why it did not. */
export function ImportStatus({ view, onCancel }: ImportStatusProps) {
  const t = useT();
  switch (view.state) {
    case 'working':
      return (
        <Working
          label={t(`transfer.phase.${view.phase}`, { name: view.name })}
          done={view.done}
          total={view.total}
          onCancel={onCancel}
        />
      );
    case 'cancelled':
      return <Notice live>{t('transfer.cancelled')}</Notice>;
    case 'refused':
      return (
        <Notice level="error" live title={t('transfer.refused.title', { name: view.name })}>
          <p>{translateKey(t, `problem.${view.code}`, view.params)}</p>
          <p>{t('transfer.refused.text')}</p>
        </Notice>
      );
    case 'failed':
      return (
        <Notice level="error" live title={t('transfer.refused.title', { name: view.name })}>
          <p>{t('transfer.failed', { reason: view.reason })}</p>
        </Notice>
      );
    default:
      return null;
  }
}
