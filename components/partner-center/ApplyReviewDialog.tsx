import { Download } from 'lucide';
import type { ApplyView } from '../../lib/session/apply.ts';
import type { ApplyReview } from '../../lib/session/apply-review.ts';
import { ReviewChanges } from '../changes/ReviewChanges.tsx';
import { When } from '../changes/When.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useT } from '../ui/i18n.tsx';
import { listText } from '../ui/list-text.ts';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useWriteGate } from '../ui/write-gate.ts';
import s from './Apply.module.css';
import { whyText } from './apply-words.ts';

type OpenView = Extract<ApplyView, { review: ApplyReview }>;

export interface ApplyReviewDialogProps {
  view: OpenView;
  /** How long writing all of it takes at the least. */
  seconds: number;
  onConfirm: () => void;
  /** Compares anew, after something changed here. */
  onAgain: () => void;
  onSave: () => void;
  onClose: () => void;
}

/** Before → after in Partner Center, as the review of every change to the directory shows it. Confirm starts. */
export function ApplyReviewDialog({ view, seconds, ...on }: ApplyReviewDialogProps) {
  const t = useT();
  const { review, state } = view;
  const gate = useWriteGate();
  return (
    <Dialog
      title={state === 'stale' ? t('review.title.stale') : t(`apply.review.${review.kind}`)}
      size="large"
      busy={state === 'starting'}
      onCancel={on.onClose}
      actions={<Actions {...on} view={view} />}
    >
      {state === 'starting' && <Progress label={t('apply.review.starting')} done={0} total={0} />}
      {state === 'stale' && (
        <Notice level="warning" live title={t('review.stale')}>
          <p>{t('review.stale.text', { names: listText(view.names, t.locale) })}</p>
        </Notice>
      )}
      {gate && <Notice level="warning">{t('common.readOnly.title')}</Notice>}
      {state === 'reviewing' && <Notes review={review} />}
      <p class={s.counts}>{countsText(t, review, seconds)}</p>
      <ReviewChanges changes={review.changes} nameOf={(id) => review.names.get(id)} />
      {review.count > review.changes.length && (
        <p class={s.counts}>{t('review.hidden', { count: review.count - review.changes.length })}</p>
      )}
      <LeftOut review={review} />
    </Dialog>
  );
}

function Notes({ review }: { review: ApplyReview }) {
  const t = useT();
  const { kind, count, observedAt } = review;
  if (count === 0) return <Notice>{t('apply.review.nothing')}</Notice>;
  return (
    <Notice title={t('apply.review.notDirectory')}>
      {kind === 'putBack' && <p>{t('apply.review.putBackNote')}</p>}
      {observedAt && (
        <p>
          {t('apply.review.observed')} <When at={observedAt} />
        </p>
      )}
    </Notice>
  );
}

function countsText(t: ReturnType<typeof useT>, { count, alreadySo }: ApplyReview, seconds: number): string {
  const time = t('apply.review.minutes', { count: Math.max(1, Math.ceil(seconds / 60)) });
  const parts = [
    count > 0 && t('apply.review.count', { count, time }),
    alreadySo > 0 && t('apply.review.alreadySo', { count: alreadySo }),
  ];
  return parts.filter((part) => part).join(' · ');
}

function LeftOut({ review: { leftOut } }: { review: ApplyReview }) {
  const t = useT();
  if (leftOut.size === 0) return null;
  const number = new Intl.NumberFormat(t.locale);
  const sorted = [...leftOut].sort(([, a], [, b]) => b - a);
  return (
    <section class={s.leftOut} aria-label={t('apply.review.leftOut')}>
      <h3>{t('apply.review.leftOut')}</h3>
      <ul>
        {sorted.map(([why, count]) => (
          <li key={why}>
            {number.format(count)} × {whyText(t, why)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Actions({ view, ...on }: Omit<ApplyReviewDialogProps, 'seconds'>) {
  const t = useT();
  const isBusy = view.state === 'starting';
  const { count, kind } = view.review;
  const save = (
    <Button icon={Download} disabled={isBusy} onClick={on.onSave}>
      {t('apply.review.save')}
    </Button>
  );
  if (view.state === 'stale')
    return (
      <>
        <Button variant="primary" onClick={on.onAgain}>
          {t('review.again')}
        </Button>
        <Button onClick={on.onClose}>{t('common.close')}</Button>
      </>
    );
  return (
    <>
      {count > 0 && (
        <Button writes variant="primary" disabled={isBusy} onClick={on.onConfirm}>
          {t('review.confirm')}
        </Button>
      )}
      <Button disabled={isBusy} onClick={on.onClose}>
        {count > 0 ? t('common.cancel') : t('common.close')}
      </Button>
      {kind === 'apply' && save}
    </>
  );
}
