import { useState } from 'preact/hooks';
import { KINDS } from '../../lib/directory/customer-schema.ts';
import { parseIsoDate } from '../../lib/directory/ids.ts';
import type { DelegatedAdmin, Partner, TenantId } from '../../lib/directory/types.ts';
import type { HeldOrUnknown } from '../../lib/session/customer-actions.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { translateKey, useT } from '../ui/i18n.tsx';
import { Select } from '../ui/Select.tsx';
import { Table } from '../ui/Table.tsx';
import { dayText } from './doubt-text.ts';
import s from './Form.module.css';
import table from './Table.module.css';

interface DelegatedAdminPanelProps {
  held: readonly DelegatedAdmin[];
  /** By name. */
  resellers: readonly Partner[];
  onReview: (held: HeldOrUnknown) => void;
}

/** Which reseller holds delegated admin on this customer, of which kind and until when. */
export function DelegatedAdminPanel({ held, resellers, onReview }: DelegatedAdminPanelProps) {
  const t = useT();
  const nameOf = (id: string) => resellers.find(({ tenantId }) => tenantId === id)?.name ?? id;
  // One that is no partner any more can still be set back to unknown.
  const others = held.filter(({ tenantId }) => !resellers.some((reseller) => reseller.tenantId === tenantId));
  const holders = [...resellers, ...others.map(({ tenantId }) => ({ tenantId, name: tenantId }))];
  return (
    <>
      {held.length > 0 && (
        <div class={table.scroll}>
          <Table class={table.table} aria-label={t('customers.delegatedAdmin')}>
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
                    <bdi>{nameOf(tenantId)}</bdi>
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
          </Table>
        </div>
      )}
      {holders.length > 0 ? (
        <DelegatedAdminForm held={held} holders={holders} onReview={onReview} />
      ) : (
        <p class={s.aside}>{t('customers.noResellers')}</p>
      )}
    </>
  );
}

type Kind = HeldOrUnknown['kind'];
const CHOICES: readonly Kind[] = [...KINDS, 'unknown'];

interface DelegatedAdminFormProps extends Pick<DelegatedAdminPanelProps, 'held' | 'onReview'> {
  holders: readonly { tenantId: TenantId; name: string }[];
}

function DelegatedAdminForm({ held, holders, onReview }: DelegatedAdminFormProps) {
  const t = useT();
  const heldBy = (id: TenantId | undefined) => held.find(({ tenantId }) => tenantId === id);
  const [holder, setHolder] = useState(holders[0]?.tenantId);
  const [kind, setKind] = useState<Kind>(heldBy(holder)?.kind ?? 'gdap');
  const [endDate, setEndDate] = useState<string>(heldBy(holder)?.endDate ?? '');
  const choose = (id: string) => {
    const chosen = holders.find(({ tenantId }) => tenantId === id)?.tenantId;
    setHolder(chosen);
    setKind(heldBy(chosen)?.kind ?? 'gdap');
    setEndDate(heldBy(chosen)?.endDate ?? '');
  };
  const hasEnd = kind === 'dap' || kind === 'gdap';
  const review = () => {
    if (!holder) return;
    const day = hasEnd ? parseIsoDate(endDate) : undefined;
    onReview(
      kind === 'unknown' ? { tenantId: holder, kind } : { tenantId: holder, kind, ...(day ? { endDate: day } : {}) },
    );
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
          value={holder ?? ''}
          onChange={choose}
          options={holders.map(({ tenantId, name }) => ({ value: tenantId, label: name }))}
        />
        <Select
          label={t('customers.delegatedAdmin')}
          value={kind}
          onChange={(value) => setKind(CHOICES.find((known) => known === value) ?? 'unknown')}
          options={CHOICES.map((value) => ({ value, label: translateKey(t, `review.value.kind.${value}`) }))}
        />
        <Field
          label={t('customers.delegatedAdmin.endDate')}
          type="date"
          value={endDate}
          onInput={setEndDate}
          disabled={!hasEnd}
        />
      </div>
      <div class={s.actions}>
        <Button writes type="submit">
          {t('customers.review')}
        </Button>
      </div>
    </form>
  );
}
