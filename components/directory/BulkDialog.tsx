import { useState } from 'preact/hooks';
import type { BulkRequest, BulkView } from '../../lib/session/bulk.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { BulkForm } from './BulkForm.tsx';
import { BulkWeighing } from './BulkWeighing.tsx';
import { type BulkDraft, type BulkProblems, emptyBulkDraft, parseBulkDraft } from './bulk-draft.ts';

/** A partner by tenant id, as lists offer it. */
export interface BulkPartner {
  tenantId: BulkRequest['from'];
  name: string;
}

export interface BulkDialogProps {
  view: Exclude<BulkView, { state: 'closed' }>;
  /** How many customers are selected in the list. */
  selected: number;
  ourName: string;
  /** Who supports a subscription now, on record or not. */
  supporters: readonly BulkPartner[];
  /** Who may be designated for some customer. */
  resellers: readonly BulkPartner[];
  onWork: (request: BulkRequest) => void;
  onReview: () => void;
  onBack: () => void;
  onClose: () => void;
}

/** Asks what shall change for many customers at once, and says before the review what is left out and why. */
export function BulkDialog(props: BulkDialogProps) {
  const { view, selected, onWork, onClose } = props;
  const t = useT();
  const [draft, setDraft] = useState<BulkDraft>(() => emptyBulkDraft(selected > 0));
  const [problems, setProblems] = useState<BulkProblems>({});
  const isWeighing = view.state === 'weighing';
  function proceed() {
    const parsed = parseBulkDraft(draft);
    setProblems(parsed.ok ? {} : parsed.problems);
    if (parsed.ok) onWork(parsed.request);
  }
  return (
    <Dialog
      title={t('bulk.title')}
      size="large"
      onCancel={onClose}
      actions={
        <>
          {isWeighing && <WeighingActions {...props} view={view} />}
          {!isWeighing && (
            <Button variant="primary" disabled={view.state === 'working'} onClick={proceed}>
              {t('bulk.continue')}
            </Button>
          )}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      {view.state === 'working' && <Progress label={t('bulk.working')} done={0} total={0} />}
      {view.state === 'failed' && (
        <Notice level="error" live>
          {t('bulk.failed', { reason: view.reason })}
        </Notice>
      )}
      {view.state === 'partnerGone' && (
        <Notice level="warning" live>
          {t('bulk.partnerGone')}
        </Notice>
      )}
      {isWeighing ? (
        <BulkWeighing view={view} onWork={onWork} />
      ) : (
        <BulkForm {...props} draft={draft} problems={problems} onDraft={setDraft} />
      )}
    </Dialog>
  );
}

interface WeighingActionsProps extends Pick<BulkDialogProps, 'onReview' | 'onBack'> {
  view: Extract<BulkView, { state: 'weighing' }>;
}

function WeighingActions({ view, onReview, onBack }: WeighingActionsProps) {
  const t = useT();
  const isPossible = view.work.changing.length > 0;
  return (
    <>
      {isPossible && (
        <Button writes variant="primary" onClick={onReview}>
          {t('bulk.review')}
        </Button>
      )}
      <Button onClick={onBack}>{t('bulk.back')}</Button>
    </>
  );
}
