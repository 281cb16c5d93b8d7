import type { GoneEntry } from '../../lib/session/observed-summary.ts';
import { DataTable } from '../ui/DataTable.tsx';
import type { Column } from '../ui/DataTableRow.tsx';
import { useT } from '../ui/i18n.tsx';
import type { OpenCustomer } from './DesignationChoices.tsx';
import s from './Observe.module.css';

interface GoneListProps {
  entries: readonly GoneEntry[];
  isEnded: (entry: GoneEntry) => boolean;
  onEnd: (entries: readonly GoneEntry[], ended: boolean) => void;
  onOpen: OpenCustomer;
}

/** Customers and subscriptions that Partner Center lists no more. Each stays as it is until it is ticked. */
export function GoneList({ entries, isEnded, onEnd, onOpen }: GoneListProps) {
  const t = useT();
  if (entries.length === 0) return null;
  const ended = entries.filter(isEnded).length;
  const columns: Column<GoneEntry>[] = [
    { key: 'customer', header: t('observe.column.customer'), grow: 2, cell: ({ companyName }) => companyName },
    {
      key: 'what',
      header: t('observe.column.gone'),
      grow: 2,
      cell: ({ subscriptionName }) => subscriptionName ?? t('observe.gone.customer'),
    },
    {
      key: 'becomes',
      header: t('observe.column.becomes'),
      grow: 2,
      priority: 2,
      cell: (entry) => t(`observe.gone.${isEnded(entry) ? (entry.subscription ? 'terminated' : 'ended') : 'stays'}`),
    },
  ];
  return (
    <div class={s.part}>
      <h3>{t('observe.gone', { count: entries.length })}</h3>
      <p class={s.muted}>{t('observe.gone.text')}</p>
      <div class={s.list} style={{ '--rows': entries.length }}>
        <DataTable
          label={t('observe.gone', { count: entries.length })}
          columns={columns}
          rows={entries}
          onOpen={({ tenantId }) => onOpen(tenantId)}
          selection={{
            isSelected: isEnded,
            onToggle: (entry) => onEnd([entry], !isEnded(entry)),
            state: ended === 0 ? 'none' : ended === entries.length ? 'all' : 'some',
            onToggleAll: () => onEnd(entries, ended < entries.length),
            allLabel: t('observe.gone.endAll'),
            labelOf: ({ companyName, subscriptionName }) =>
              subscriptionName
                ? t('observe.gone.terminate', { name: subscriptionName, customer: companyName })
                : t('observe.gone.end', { name: companyName }),
          }}
        />
      </div>
    </div>
  );
}
