import type { Problem } from '../../lib/directory/problem.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './Form.module.css';
import { problemText } from './problem-text.ts';
import { useDraft } from './use-draft.ts';

/** A reseller as it is typed when a relationship is requested. */
export interface RequestDraft {
  name: string;
  tenantId: string;
  mpnId: string;
  email: string;
}

interface RequestRelationshipDialogProps {
  problems: readonly Problem[];
  onReview: (draft: RequestDraft) => void;
  onCancel: () => void;
}

const EMPTY: RequestDraft = { name: '', tenantId: '', mpnId: '', email: '' };

export function RequestRelationshipDialog({ problems, onReview, onCancel }: RequestRelationshipDialogProps) {
  const t = useT();
  const { draft, set } = useDraft(EMPTY);
  const errorOf = (path: string) => problemText(problems, path, t);
  return (
    <Dialog
      title={t('customers.request')}
      onCancel={onCancel}
      actions={
        <>
          <Button writes variant="primary" onClick={() => onReview(draft)}>
            {t('customers.review')}
          </Button>
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
        </>
      }
    >
      <p>{t('customers.request.text')}</p>
      <div class={s.grid}>
        <Field
          label={t('customers.request.name')}
          value={draft.name}
          onInput={set('name')}
          error={errorOf('name')}
          required
        />
        <Field
          label={t('customers.tenantId')}
          value={draft.tenantId}
          onInput={set('tenantId')}
          hint={t('customers.request.tenantId.hint')}
          error={errorOf('tenantId')}
          spellcheck={false}
          required
        />
        <Field
          label={t('partners.mpnId')}
          value={draft.mpnId}
          onInput={set('mpnId')}
          hint={t('common.optional')}
          error={errorOf('mpnId')}
        />
        <Field
          label={t('partners.email')}
          type="email"
          value={draft.email}
          onInput={set('email')}
          error={errorOf('support.email')}
          hint={t('common.optional')}
        />
      </div>
    </Dialog>
  );
}
