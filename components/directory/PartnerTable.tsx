import type { Partner, RelationshipState } from '../../lib/directory/types.ts';
import { Badge, type BadgeTone } from '../ui/Badge.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import type { Column } from '../ui/DataTableRow.tsx';
import { translateKey, useT } from '../ui/i18n.tsx';
import s from './Rows.module.css';

interface PartnerTableProps {
  rows: readonly Partner[];
  hrefOf: (row: Partner) => string;
  onOpen: (row: Partner) => void;
}

const TONES: Record<RelationshipState, BadgeTone> = {
  active: 'success',
  requested: 'brand',
  ended: 'warning',
  none: 'neutral',
};

export function PartnerTable({ rows, hrefOf, onOpen }: PartnerTableProps) {
  const t = useT();
  const columns: Column<Partner>[] = [
    {
      key: 'name',
      header: t('partners.name'),
      grow: 3,
      isData: true,
      cell: (row) => (
        <a class={s.link} href={hrefOf(row)} tabIndex={-1} title={row.name}>
          {row.name}
        </a>
      ),
    },
    {
      key: 'role',
      header: t('partners.role'),
      grow: 2,
      priority: 3,
      cell: (row) => translateKey(t, `review.value.role.${row.role}`),
    },
    {
      key: 'relationship',
      header: t('partners.relationship'),
      grow: 1.5,
      cell: (row) => <Relationship partner={row} />,
    },
    {
      key: 'telephone',
      header: t('partners.telephone'),
      grow: 2,
      isData: true,
      priority: 2,
      cell: (row) => row.support.telephone,
    },
    {
      key: 'email',
      header: t('partners.email'),
      grow: 2,
      isData: true,
      priority: 3,
      cell: (row) => row.support.email,
    },
  ];
  return <DataTable label={t('partners.title')} columns={columns} rows={rows} onOpen={onOpen} />;
}

/** Ours with a partner, or that it is ourselves. */
export function Relationship({ partner: { role, relationship } }: { partner: Partner }) {
  const t = useT();
  if (role !== 'indirectReseller') return <Badge tone="brand">{t('partners.ourselves')}</Badge>;
  return <Badge tone={TONES[relationship]}>{translateKey(t, `review.value.relationship.${relationship}`)}</Badge>;
}
