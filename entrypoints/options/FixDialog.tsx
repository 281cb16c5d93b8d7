import { useState } from 'preact/hooks';
import { DelegatedAdminPanel } from '../../components/directory/DelegatedAdminPanel.tsx';
import { TypedFixDialog } from '../../components/findings/TypedFixDialog.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Dialog } from '../../components/ui/Dialog.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import type { DelegatedAdmin } from '../../lib/directory/types.ts';
import type { FixStep } from '../../lib/session/findings-fix.ts';
import { type FormOutcome, problemsOf } from '../../lib/session/open-review.ts';

type Asking = Extract<FixStep, { kind: 'type' | 'delegatedAdmin' }>;

interface FixDialogProps {
  step: Asking;
  title: string;
  /** What is on record for the customer, where the step is about delegated admin. */
  held: readonly DelegatedAdmin[];
  onDone: () => void;
}

/** Asks for what a fix needs and then gives way to its review. */
export function FixDialog({ step, title, held, onDone }: FixDialogProps) {
  const t = useT();
  const [outcome, setOutcome] = useState<FormOutcome>();
  const settle = (next: FormOutcome) => (next.state === 'opened' ? onDone() : setOutcome(next));
  if (step.kind === 'type')
    return (
      <TypedFixDialog
        title={title}
        field={step.field}
        initial={step.value}
        problems={problemsOf(outcome)}
        isUnchanged={outcome?.state === 'unchanged'}
        onReview={(text) => settle(step.open(text))}
        onCancel={onDone}
      />
    );
  return (
    <Dialog title={title} onCancel={onDone} actions={<Button onClick={onDone}>{t('common.cancel')}</Button>}>
      <DelegatedAdminPanel
        held={held.filter(({ tenantId }) => tenantId === step.holder.tenantId)}
        resellers={[step.holder]}
        onReview={(next) => settle(step.open(next))}
      />
      {outcome?.state === 'unchanged' && <Notice live>{t('customers.unchanged')}</Notice>}
    </Dialog>
  );
}
