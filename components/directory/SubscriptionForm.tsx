import { CHANNELS, STATUSES } from '../../lib/directory/customer-schema.ts';
import type { Problem } from '../../lib/directory/problem.ts';
import type { SubscriptionDraft } from '../../lib/session/subscription-draft.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { translateKey, useT } from '../ui/i18n.tsx';
import { Select } from '../ui/Select.tsx';
import s from './Form.module.css';
import { problemText } from './problem-text.ts';
import { useDraft } from './use-draft.ts';

interface SubscriptionFormProps {
  initial: SubscriptionDraft;
  isNew: boolean;
  problems: readonly Problem[];
  onReview: (draft: SubscriptionDraft) => void;
  onRemove: () => void;
  onCancel: () => void;
}

export function SubscriptionForm({ initial, isNew, problems, onReview, onRemove, onCancel }: SubscriptionFormProps) {
  const t = useT();
  const { draft, set } = useDraft(initial);
  const errorOf = (path: string) => problemText(problems, path, t);
  const words = (field: 'status' | 'channel', values: readonly string[]) =>
    values.map((value) => ({ value, label: translateKey(t, `review.value.${field}.${value}`) }));
  return (
    <Dialog
      title={t(isNew ? 'customers.addSubscription' : 'customers.editSubscription.title')}
      onCancel={onCancel}
      actions={
        <>
          {!isNew && (
            <Button writes variant="danger" onClick={onRemove}>
              {t('customers.removeSubscription')}
            </Button>
          )}
          <Button writes variant="primary" onClick={() => onReview(draft)}>
            {t('customers.review')}
          </Button>
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
        </>
      }
    >
      <div class={s.grid}>
        {isNew && (
          <div class={s.wide}>
            <Field
              label={t('customers.subscriptionId')}
              value={draft.id}
              onInput={set('id')}
              hint={t('customers.subscriptionId.hint')}
              error={errorOf('id')}
              spellcheck={false}
              required
            />
          </div>
        )}
        <Field
          label={t('customers.offerName')}
          value={draft.offerName}
          onInput={set('offerName')}
          error={errorOf('offerName')}
        />
        <Field
          label={t('customers.friendlyName')}
          value={draft.friendlyName}
          onInput={set('friendlyName')}
          error={errorOf('friendlyName')}
        />
        <Field
          label={t('customers.offerId')}
          value={draft.offerId}
          onInput={set('offerId')}
          hint={t('customers.offerId.hint')}
          error={errorOf('offerId')}
          spellcheck={false}
        />
        <Field
          label={t('customers.quantity')}
          type="number"
          value={draft.quantity}
          onInput={set('quantity')}
          error={errorOf('quantity')}
        />
        <Select
          label={t('customers.status')}
          value={draft.status}
          onChange={set('status')}
          options={words('status', STATUSES)}
        />
        <Select
          label={t('customers.channel')}
          value={draft.channel}
          onChange={set('channel')}
          options={words('channel', CHANNELS)}
        />
      </div>
    </Dialog>
  );
}
