import { isPending } from '../../lib/log/pending.ts';
import type { UndoView } from '../../lib/session/history-undo-action.ts';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';

interface UndoStatusProps {
  view: UndoView;
}

/** What becomes of an undo until its review opens. */
export function UndoStatus({ view }: UndoStatusProps) {
  const t = useT();
  switch (view.state) {
    case 'preparing':
      return (
        <Progress
          label={
            isPending(view.position)
              ? t('changes.undo.preparing.waiting')
              : t('changes.undo.preparing', { position: view.position })
          }
          done={0}
          total={0}
        />
      );
    case 'nothing':
      return (
        <Notice level="warning" live>
          {t('changes.undo.nothing')}
        </Notice>
      );
    case 'failed':
      return (
        <Notice level="error" live>
          {t('changes.undo.failed', { reason: view.reason })}
        </Notice>
      );
    default:
      return null;
  }
}
