import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { CustomerContacts } from '../../lib/directory/contacts.ts';
import type { Translate } from '../../lib/i18n.ts';
import type { FieldChange } from '../../lib/log/types.ts';
import type { ReviewView } from '../../lib/session/review.ts';
import type { Reviewable } from '../../lib/session/reviewable.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { translateKey, useT } from '../ui/i18n.tsx';
import { listText } from '../ui/list-text.ts';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useWriteGate } from '../ui/write-gate.ts';
import { namesInChanges } from './change-groups.ts';
import type { NameOf } from './field-name.ts';
import { ReviewChanges } from './ReviewChanges.tsx';
import s from './ReviewDialog.module.css';

type OpenView = Exclude<ReviewView, { state: 'closed' }>;

export interface ReviewDialogProps {
  view: ReviewView;
  /** Names for ids that the changes speak of. */
  nameOf: NameOf;
  onConfirm: () => void;
  onUndo: () => void;
  onClose: () => void;
  /** Offered when the change went stale; absent when it cannot be worked out anew. */
  onAgain?: (() => void) | undefined;
  /** Draws what a customer sees. */
  showContacts: (contacts: CustomerContacts) => ComponentChildren;
}

/** The one way into the directory: before → after with its warnings, Confirm, and the result with Undo. */
export function ReviewDialog({ view, ...props }: ReviewDialogProps) {
  return view.state === 'closed' ? null : <OpenReview {...props} view={view} />;
}

function OpenReview({ view, nameOf, ...props }: Omit<ReviewDialogProps, 'view'> & { view: OpenView }) {
  const t = useT();
  const { reviewable } = view;
  const brought = useMemo(() => namesInChanges(reviewable.changes), [reviewable]);
  const busy = view.state === 'writing' || view.state === 'undoing';
  const gate = useWriteGate();
  return (
    <Dialog
      title={t(titleKey(view))}
      size="large"
      busy={busy}
      onCancel={props.onClose}
      actions={<Actions {...props} view={view} />}
    >
      <Outcome view={view} nameOf={nameOf} />
      {gate && <Notice level="warning">{t('common.readOnly.title')}</Notice>}
      {view.state === 'reviewing' && <Notes reviewable={reviewable} />}
      {view.state !== 'empty' && (
        <>
          <p class={s.counts}>{countsText(reviewable, t)}</p>
          <ReviewChanges changes={shownChanges(view)} nameOf={(id) => nameOf(id) ?? brought.get(id)} />
          <HiddenChanges reviewable={reviewable} />
        </>
      )}
      {reviewable.preview && view.state === 'reviewing' && (
        <Preview preview={reviewable.preview} showContacts={props.showContacts} />
      )}
    </Dialog>
  );
}

/** Once it is undone, what stood after is what was before. */
function shownChanges({ state, reviewable: { changes } }: OpenView): FieldChange[] {
  if (state !== 'undone') return changes;
  return changes.map(({ doc, path, before, after }) => ({
    doc,
    path,
    ...(after === undefined ? {} : { before: after }),
    ...(before === undefined ? {} : { after: before }),
  }));
}

function titleKey({ state }: OpenView) {
  if (state === 'done' || state === 'undoing') return 'review.title.done';
  if (state === 'undone') return 'review.title.undone';
  if (state === 'stale') return 'review.title.stale';
  if (state === 'failed') return 'review.title.failed';
  if (state === 'undoRefused') return 'review.title.undoRefused';
  return 'review.title';
}

function Outcome({ view, nameOf }: { view: OpenView; nameOf: NameOf }) {
  const t = useT();
  switch (view.state) {
    case 'writing':
      return <Progress label={t('review.writing')} done={0} total={0} />;
    case 'undoing':
      return <Progress label={t('review.undoing')} done={0} total={0} />;
    case 'done':
      return <Notice level="success" live title={t('review.done')} />;
    case 'undone':
      return (
        <Notice level="success" live title={t('review.undone')}>
          <p>{t('review.undone.text')}</p>
        </Notice>
      );
    case 'empty':
      return <Notice level="info" live title={t('review.empty')} />;
    case 'stale':
      return (
        <Notice level="warning" live title={t('review.stale')}>
          <p>{t('review.stale.text', { names: namesOfDocs(view.docs, nameOf, t) })}</p>
        </Notice>
      );
    case 'undoRefused':
      return (
        <Notice level="warning" live title={t('review.undoRefused')}>
          {view.docs.length > 0 && <p>{t('review.undoRefused.docs', { names: namesOfDocs(view.docs, nameOf, t) })}</p>}
          {view.reason !== undefined && <p>{t('review.undoRefused.reason', { reason: view.reason })}</p>}
          <p>{t('review.undoRefused.text')}</p>
        </Notice>
      );
    case 'failed':
      return (
        <Notice level="error" live title={t('review.failed')}>
          <p>{t('common.refused', { reason: view.reason })}</p>
        </Notice>
      );
    default:
      return null;
  }
}

const namesOfDocs = (docs: readonly string[], nameOf: NameOf, t: Translate) =>
  listText(
    docs.map((doc) => nameOfDoc(doc, nameOf)),
    t.locale,
  );

function nameOfDoc(doc: string, nameOf: NameOf): string {
  const id = doc.split('/')[1] ?? doc;
  return nameOf(id) ?? id;
}

function Notes({ reviewable }: { reviewable: Reviewable }) {
  const t = useT();
  return (
    <>
      {reviewable.notes.map(({ level, key, params }) => (
        <Notice key={`${key} ${JSON.stringify(params)}`} level={level}>
          <p>{translateKey(t, key, params)}</p>
        </Notice>
      ))}
    </>
  );
}

function countsText({ counts }: Reviewable, t: Translate): string {
  const parts = [
    counts.added > 0 && t('review.counts.added', { count: counts.added }),
    counts.changed > 0 && t('review.counts.changed', { count: counts.changed }),
    counts.dropped > 0 && t('review.counts.dropped', { count: counts.dropped }),
    counts.fields > 0 && t('review.counts.fields', { count: counts.fields }),
  ];
  return listText(
    parts.filter((part) => typeof part === 'string'),
    t.locale,
  );
}

/** Of documents that are added or dropped only the first are listed, so the number of documents tells whether some are missing. */
function HiddenChanges({ reviewable: { changes, counts } }: { reviewable: Reviewable }) {
  const t = useT();
  const shown = new Set(changes.map(({ doc }) => doc)).size;
  const hidden = counts.added + counts.changed + counts.dropped - shown;
  return hidden > 0 ? <p class={s.counts}>{t('review.hidden', { count: hidden })}</p> : null;
}

interface PreviewProps extends Pick<ReviewDialogProps, 'showContacts'> {
  preview: NonNullable<Reviewable['preview']>;
}

function Preview({ preview, showContacts }: PreviewProps) {
  const t = useT();
  return (
    <section class={s.preview} aria-label={t('review.preview')}>
      <h3>{t('review.preview')}</h3>
      <div class={s.sides}>
        {preview.before && (
          <div class={s.side}>
            <p class={s.sideName}>{t('review.column.before')}</p>
            {/* A picture of what was: the table above says the same in words, and one card is enough to tab through. */}
            <div inert>{showContacts(preview.before)}</div>
          </div>
        )}
        <div class={s.side}>
          <p class={s.sideName}>{t('review.column.after')}</p>
          {showContacts(preview.after)}
        </div>
      </div>
    </section>
  );
}

type ActionsProps = Omit<ReviewDialogProps, 'view' | 'nameOf' | 'showContacts'> & { view: OpenView };

/** Each has its key: none may take over the focus, or a second Enter, from the one before it. */
function Actions({ view, onConfirm, onUndo, onClose, onAgain }: ActionsProps) {
  const t = useT();
  const busy = view.state === 'writing' || view.state === 'undoing';
  if (view.state === 'reviewing' || view.state === 'writing')
    return (
      <>
        <Button key="confirm" writes variant="primary" disabled={busy} onClick={onConfirm}>
          {t('review.confirm')}
        </Button>
        <Button key="cancel" disabled={busy} onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </>
    );
  const canUndo = view.state === 'done' || view.state === 'undoing';
  return (
    <>
      {canUndo && (
        <Button key="undo" writes disabled={busy} onClick={onUndo}>
          {t('review.undo')}
        </Button>
      )}
      {view.state === 'stale' && onAgain && (
        <Button key="again" variant="primary" onClick={onAgain}>
          {t('review.again')}
        </Button>
      )}
      <Button key="close" variant={canUndo ? 'primary' : 'secondary'} disabled={busy} onClick={onClose}>
        {t('common.close')}
      </Button>
    </>
  );
}
