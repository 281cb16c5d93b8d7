import type { FileView } from '../../lib/session/file-making.ts';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Working } from '../ui/Working.tsx';

interface FileStatusProps {
  view: FileView;
  onCancel: () => void;
}

/** How making a file goes, or ended. */
export function FileStatus({ view, onCancel }: FileStatusProps) {
  const t = useT();
  switch (view.state) {
    case 'idle':
      return null;
    case 'making':
      return <Working label={t('transfer.export.busy')} done={view.done} total={view.total} onCancel={onCancel} />;
    case 'done':
      return (
        <Notice level="success" live>
          {t('transfer.export.done', { name: view.name })}
        </Notice>
      );
    case 'failed':
      return (
        <Notice level="error" live>
          {t('transfer.export.failed', { reason: view.reason })}
        </Notice>
      );
  }
}
