import { RELATIONSHIPS } from '../../lib/directory/customer-schema.ts';
import type { Problem } from '../../lib/directory/problem.ts';
import type { CustomerDraft } from '../../lib/session/customer-draft.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { translateKey, useT } from '../ui/i18n.tsx';
import { Select } from '../ui/Select.tsx';
import s from './Form.module.css';
import { problemText } from './problem-text.ts';
import { useDraft } from './use-draft.ts';

interface CustomerFormProps {
  initial: CustomerDraft;
  /** A new customer: its tenant is asked for too. */
  isNew?: boolean;
  problems: readonly Problem[];
  onReview: (draft: CustomerDraft) => void;
}

export function CustomerForm({ initial, isNew = false, problems, onReview }: CustomerFormProps) {
  const t = useT();
  const { draft, set } = useDraft(initial);
  const errorOf = (path: string) => problemText(problems, path, t);
  return (
    <form
      class={s.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onReview(draft);
      }}
    >
      <div class={s.grid}>
        <Field
          label={t('customers.companyName')}
          value={draft.companyName}
          onInput={set('companyName')}
          error={errorOf('companyName')}
          required
        />
        {isNew && (
          <Field
            label={t('customers.tenantId')}
            value={draft.tenantId}
            onInput={set('tenantId')}
            hint={t('customers.tenantId.hint')}
            error={errorOf('tenantId')}
            spellcheck={false}
            required
          />
        )}
        <Field
          label={t('customers.country')}
          value={draft.country}
          onInput={set('country')}
          hint={t('customers.country.hint')}
          error={errorOf('country')}
        />
        <Select
          label={t('customers.relationship')}
          value={draft.relationship}
          onChange={set('relationship')}
          options={RELATIONSHIPS.map((value) => ({
            value,
            label: translateKey(t, `review.value.relationship.${value}`),
          }))}
          error={errorOf('relationship')}
        />
        <Field
          label={t('customers.domains')}
          value={draft.domains}
          onInput={set('domains')}
          hint={t('customers.domains.hint')}
          error={errorOf('domains')}
          spellcheck={false}
          rows={3}
        />
        <Field
          label={t('customers.aliases')}
          value={draft.aliases}
          onInput={set('aliases')}
          hint={t('customers.aliases.hint')}
          error={errorOf('aliases')}
          rows={3}
        />
        <div class={s.wide}>
          <Field
            label={t('customers.notes')}
            value={draft.notes}
            onInput={set('notes')}
            hint={t('customers.notes.hint')}
            error={errorOf('notes')}
            rows={3}
          />
        </div>
        <div class={s.wide}>
          <Field
            label={t('care.links')}
            value={draft.links}
            onInput={set('links')}
            hint={t('care.links.hint')}
            error={errorOf('links')}
            spellcheck={false}
            rows={3}
          />
        </div>
      </div>
      <div class={s.actions}>
        <Button writes type="submit" variant={isNew ? 'primary' : 'secondary'}>
          {t('customers.review')}
        </Button>
      </div>
    </form>
  );
}
