import { Download } from 'lucide';
import type { HistoryFormat } from '../../lib/session/history-export.ts';
import type { ExportView } from '../../lib/session/transfer-export.ts';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import s from './HistoryTools.module.css';

interface HistoryDownloadProps {
  view: ExportView;
  onExport: (format: HistoryFormat) => void;
  onCancel: () => void;
}

/** The changes that the search lets through, field by field, as a file. */
export function HistoryDownload({ view, onExport, onCancel }: HistoryDownloadProps) {
  const t = useT();
  if (view.state === 'making')
    return (
      <div class={s.making}>
        <Progress label={t('transfer.export.busy')} done={view.done} total={view.total} />
        <Button onClick={onCancel}>{t('transfer.cancel')}</Button>
      </div>
    );
  return (
    <>
      <div class={s.buttons}>
        <Button icon={Download} onClick={() => onExport('csv')}>
          {t('changes.export.csv')}
        </Button>
        <Button icon={Download} onClick={() => onExport('json')}>
          {t('changes.export.json')}
        </Button>
      </div>
      {view.state === 'done' && (
        <Notice level="success" live>
          {t('transfer.export.done', { name: view.name })}
        </Notice>
      )}
      {view.state === 'failed' && (
        <Notice level="error" live>
          {t('transfer.export.failed', { reason: view.reason })}
        </Notice>
      )}
    </>
  );
}
