import { Download } from 'lucide';
import type { FileView } from '../../lib/session/file-making.ts';
import type { HistoryFormat } from '../../lib/session/history-export.ts';
import { FileStatus } from '../transfer/FileStatus.tsx';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './HistoryTools.module.css';

interface HistoryDownloadProps {
  view: FileView;
  onExport: (format: HistoryFormat) => void;
  onCancel: () => void;
}

/** The changes that the search lets through, field by field, as a file. */
export function HistoryDownload({ view, onExport, onCancel }: HistoryDownloadProps) {
  const t = useT();
  if (view.state === 'making') return <FileStatus view={view} onCancel={onCancel} />;
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
      <FileStatus view={view} onCancel={onCancel} />
    </>
  );
}
