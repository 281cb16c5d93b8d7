import type { CustomerRow } from '../../lib/session/customer-row.ts';
import { Badge } from '../ui/Badge.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import type { Column } from '../ui/DataTableRow.tsx';
import type { TableSelection } from '../ui/DataTableSelection.tsx';
import { useT } from '../ui/i18n.tsx';
import { listText } from '../ui/list-text.ts';
import s from './Rows.module.css';

interface CustomerTableProps {
  rows: readonly CustomerRow[];
  hrefOf: (row: CustomerRow) => string;
  onOpen: (row: CustomerRow) => void;
  selection: Pick<TableSelection<CustomerRow>, 'isSelected' | 'onToggle' | 'state' | 'onToggleAll'>;
}

export function CustomerTable({ rows, hrefOf, onOpen, selection }: CustomerTableProps) {
  const t = useT();
  const numbers = new Intl.NumberFormat(t.locale);
  const columns: Column<CustomerRow>[] = [
    {
      key: 'company',
      header: t('customers.company'),
      grow: 3,
      isData: true,
      cell: (row) => (
        <a class={s.link} href={hrefOf(row)} tabIndex={-1} title={row.companyName}>
          {row.companyName}
        </a>
      ),
    },
    {
      key: 'domain',
      header: t('customers.domain'),
      grow: 2,
      isData: true,
      priority: 3,
      cell: (row) => row.domain,
    },
    { key: 'contact', header: t('customers.contact'), grow: 3, priority: 2, cell: (row) => <Supporters row={row} /> },
    {
      key: 'subscriptions',
      header: t('customers.subscriptions'),
      align: 'end',
      grow: 1.4,
      cell: (row) => numbers.format(row.subscriptions),
    },
    {
      key: 'country',
      header: t('customers.countryShort'),
      grow: 0.9,
      isData: true,
      priority: 3,
      cell: (row) => row.country,
    },
  ];
  return (
    <DataTable
      label={t('customers.title')}
      columns={columns}
      rows={rows}
      onOpen={onOpen}
      selection={{
        ...selection,
        allLabel: t('bulk.selectAll'),
        labelOf: (row) => t('bulk.select', { name: row.companyName }),
      }}
    />
  );
}

function Supporters({ row: { supporters, doubtful } }: { row: CustomerRow }) {
  const t = useT();
  const names = listText(supporters, t.locale);
  return (
    <span class={s.contact} title={names}>
      {doubtful && <Badge tone="warning">{t('customers.doubtful')}</Badge>}
      <span class={s.names} dir="auto">
        {names || t('customers.noContact')}
      </span>
    </span>
  );
}
