import { useMemo } from 'preact/hooks';
import type { HeldView } from '../../lib/session/sharing-held.ts';
import { namesInChanges } from '../changes/change-groups.ts';
import type { NameOf } from '../changes/field-name.ts';
import { ReviewChanges } from '../changes/ReviewChanges.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { problemText } from './problem-text.ts';
import s from './sharing.module.css';

interface HeldDialogProps {
  /** How much it is, and whose. */
  text: string;
  view: Exclude<HeldView, { state: 'closed' }>;
  nameOf: NameOf;
  onApply: () => void;
  onClose: () => void;
}

/** Before → after of what others did, and whether to apply it. */
export function HeldDialog({ text, view, nameOf, onApply, onClose }: HeldDialogProps) {
  const t = useT();
  const isBusy = view.state === 'applying';
  return (
    <Dialog
      title={t('sharing.held.title')}
      size="large"
      busy={isBusy}
      onCancel={onClose}
      actions={
        <>
          {'docs' in view && (
            <Button variant="primary" disabled={isBusy} onClick={onApply}>
              {t('sharing.held.apply')}
            </Button>
          )}
          <Button disabled={isBusy} onClick={onClose}>
            {t('sharing.held.later')}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      {isBusy && <Progress label={t('sharing.held.applying')} done={0} total={0} />}
      {'docs' in view ? <HeldRows docs={view.docs} total={view.total} nameOf={nameOf} /> : <HeldStatus view={view} />}
    </Dialog>
  );
}

function HeldStatus({ view }: { view: Exclude<HeldDialogProps['view'], { docs: unknown }> }) {
  const t = useT();
  switch (view.state) {
    case 'refused': {
      const { title, text } = problemText(view.problem, t);
      return (
        <Notice level="error" live title={title}>
          <p>{text}</p>
        </Notice>
      );
    }
    case 'failed':
      return (
        <Notice level="error" live title={t('sharing.held.failed')}>
          <p>{view.reason}</p>
        </Notice>
      );
    default:
      return <Progress label={t('sharing.held.reading')} done={0} total={0} />;
  }
}

/** As many as a page shows without delay. */
const MOST_ROWS = 1_000;

type Rows = Pick<Extract<HeldView, { docs: unknown }>, 'docs' | 'total'> & { nameOf: NameOf };

function HeldRows({ docs, total, nameOf }: Rows) {
  const t = useT();
  const changes = useMemo(() => docs.flatMap((doc) => doc.changes).slice(0, MOST_ROWS), [docs]);
  const names = useMemo(() => {
    const called = docs.map(({ doc, name }) => [doc.split('/')[1] ?? doc, name] as const);
    return new Map([...namesInChanges(changes), ...called]);
  }, [docs, changes]);
  const hidden = total - new Set(changes.map(({ doc }) => doc)).size;
  return (
    <>
      <Notice level="info">
        <p>{t('sharing.held.kept')}</p>
      </Notice>
      <ReviewChanges changes={changes} nameOf={(id) => names.get(id) || nameOf(id)} />
      {hidden > 0 && <p class={s.muted}>{t('review.hidden', { count: hidden })}</p>}
    </>
  );
}
