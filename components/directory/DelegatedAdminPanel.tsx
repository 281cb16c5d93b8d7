import { useState } from 'preact/hooks';
import { KINDS } from '../../lib/directory/customer-schema.ts';
import { parseIsoDate } from '../../lib/directory/ids.ts';
import type { DelegatedAdmin, Partner } from '../../lib/directory/types.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { translateKey, useT } from '../ui/i18n.tsx';
import { Select } from '../ui/Select.tsx';
import { dayText } from './doubt-text.ts';
import s from './Form.module.css';
import table from './Table.module.css';

interface DelegatedAdminPanelProps {
  held: readonly DelegatedAdmin[];
  /** By name. */
  resellers: readonly Partner[];
  onReview: (held: DelegatedAdmin) => void;
}

/** Which reseller holds delegated admin on this customer, of which kind and until when. */
export function DelegatedAdminPanel({ held, resellers, onReview }: DelegatedAdminPanelProps) {
  const t = useT();
  const nameOf = (id: string) => resellers.find(({ tenantId }) => tenantId === id)?.name ?? id;
  return (
    <>
      {held.length > 0 && (
        <div class={table.scroll}>
          <table class={table.table} aria-label={t('customers.delegatedAdmin')}>
            <thead>
              <tr>
                <th scope="col">{t('customers.reseller')}</th>
                <th scope="col">{t('customers.delegatedAdmin.kind')}</th>
                <th scope="col">{t('customers.delegatedAdmin.endDate')}</th>
              </tr>
            </thead>
            <tbody>
              {held.map(({ tenantId, kind, endDate }) => (
                <tr key={tenantId}>
                  <th scope="row" class={table.name}>
                    {nameOf(tenantId)}
                  </th>
                  <td data-label={t('customers.delegatedAdmin.kind')}>
                    {translateKey(t, `review.value.kind.${kind}`)}
                  </td>
                  <td data-label={t('customers.delegatedAdmin.endDate')}>
                    {endDate ? dayText(endDate, t) : t('customers.delegatedAdmin.noEnd')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {resellers.length > 0 ? (
        <DelegatedAdminForm held={held} resellers={resellers} onReview={onReview} />
      ) : (
        <p class={s.aside}>{t('customers.noResellers')}</p>
      )}
    </>
  );
}

function DelegatedAdminForm({ held, resellers, onReview }: DelegatedAdminPanelProps) {
  const t = useT();
  const [reseller, setReseller] = useState(resellers[0]?.tenantId);
  const [kind, setKind] = useState<DelegatedAdmin['kind']>('gdap');
  const [endDate, setEndDate] = useState('');
  const choose = (id: string) => {
    const chosen = resellers.find(({ tenantId }) => tenantId === id)?.tenantId;
    const known = held.find(({ tenantId }) => tenantId === chosen);
    setReseller(chosen);
    if (known) setKind(known.kind);
    setEndDate(known?.endDate ?? '');
  };
  const review = () => {
    const day = kind === 'none' ? undefined : parseIsoDate(endDate);
    if (reseller) onReview({ tenantId: reseller, kind, ...(day ? { endDate: day } : {}) });
  };
  return (
    <form
      class={s.form}
      onSubmit={(event) => {
        event.preventDefault();
        review();
      }}
    >
      <div class={s.grid}>
        <Select
          label={t('customers.reseller')}
          value={reseller ?? ''}
          onChange={choose}
          options={resellers.map(({ tenantId, name }) => ({ value: tenantId, label: name }))}
        />
        <Select
          label={t('customers.delegatedAdmin')}
          value={kind}
          onChange={(value) => setKind(KINDS.find((known) => known === value) ?? 'none')}
          options={KINDS.map((value) => ({ value, label: translateKey(t, `review.value.kind.${value}`) }))}
        />
        <Field
          label={t('customers.delegatedAdmin.endDate')}
          type="date"
          value={endDate}
          onInput={setEndDate}
          disabled={kind === 'none'}
        />
      </div>
      <div class={s.actions}>
        <Button type="submit">{t('customers.review')}</Button>
      </div>
    </form>
  );
}
