import { Field } from '../ui/Field.tsx';
import { useT } from '../ui/i18n.tsx';
import { Select } from '../ui/Select.tsx';
import type { BulkDialogProps, BulkPartner } from './BulkDialog.tsx';
import type { BulkDraft, BulkProblems } from './bulk-draft.ts';
import s from './Form.module.css';

interface BulkFormProps extends Pick<BulkDialogProps, 'selected' | 'ourName' | 'supporters' | 'resellers'> {
  draft: BulkDraft;
  problems: BulkProblems;
  onDraft: (draft: BulkDraft) => void;
}

const WHICH = ['selected', 'list', 'all'] as const;
const optionOf = ({ tenantId, name }: BulkPartner) => ({ value: tenantId, label: name });

/** Which customers, which of their subscriptions, and who shall support these. */
export function BulkForm({ draft, problems, onDraft, selected, ourName, supporters, resellers }: BulkFormProps) {
  const t = useT();
  const byDefault = { value: 'default', label: t('customers.designate.default', { name: ourName }) };
  const froms: readonly BulkPartner[] = [{ tenantId: 'any', name: t('bulk.from.any') }];
  const choices: readonly BulkPartner[] = [...froms, { tenantId: 'default', name: byDefault.label }];
  const find = (known: readonly BulkPartner[], value: string) =>
    known.find(({ tenantId }) => tenantId === value)?.tenantId;
  const which = WHICH.filter((one) => one !== 'selected' || selected > 0);
  return (
    <div class={s.form}>
      <Select
        label={t('bulk.customers')}
        value={draft.customers}
        onChange={(value) => onDraft({ ...draft, customers: WHICH.find((one) => one === value) ?? 'all' })}
        options={which.map((value) => ({ value, label: t(`bulk.customers.${value}`, { count: selected }) }))}
      />
      {draft.customers === 'list' && (
        <Field
          label={t('bulk.list')}
          hint={t('bulk.list.hint')}
          error={problems.list && t(problems.list)}
          rows={6}
          spellcheck={false}
          value={draft.list}
          onInput={(list) => onDraft({ ...draft, list })}
        />
      )}
      <Select
        label={t('bulk.from')}
        value={draft.from}
        onChange={(value) => onDraft({ ...draft, from: find([...choices, ...supporters], value) ?? 'any' })}
        options={[...choices, ...supporters].map(optionOf)}
      />
      <Select
        label={t('bulk.to')}
        value={draft.to ?? ''}
        error={problems.to && t(problems.to)}
        required
        onChange={(value) => {
          const to = find([...choices, ...resellers], value);
          onDraft({ ...draft, to: to === 'any' ? undefined : to });
        }}
        options={[{ value: '', label: t('bulk.to.choose') }, byDefault, ...resellers.map(optionOf)]}
      />
    </div>
  );
}
