import { useMemo } from 'preact/hooks';
import type { SupportContact, TenantId } from '../../lib/directory/types.ts';
import {
  DIFFERENCE_GROUPS,
  type DifferenceGroup,
  type ObservedChoices,
  sideOf,
} from '../../lib/partner-center/observe/observed-choices.ts';
import type { DifferingDesignation } from '../../lib/session/observed-summary.ts';
import { DataTable } from '../ui/DataTable.tsx';
import type { Column } from '../ui/DataTableRow.tsx';
import type { TableSelection } from '../ui/DataTableSelection.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './Observe.module.css';

export type OpenCustomer = (tenantId: TenantId) => void;

interface DesignationChoicesProps {
  differences: readonly DifferingDesignation[];
  choices: ObservedChoices;
  onChoose: (choices: Partial<ObservedChoices>) => void;
  onOpen: OpenCustomer;
}

/** Where ours and theirs differ: for each way of differing, keep ours, take theirs, or decide one by one. */
export function DesignationChoices({ differences, ...props }: DesignationChoicesProps) {
  const t = useT();
  const byGroup = useMemo(() => Map.groupBy(differences, ({ group }) => group), [differences]);
  if (differences.length === 0) return null;
  return (
    <div class={s.part}>
      <h3>{t('observe.differences', { count: differences.length })}</h3>
      <p class={s.muted}>{t('observe.differences.text')}</p>
      {DIFFERENCE_GROUPS.map((group) => {
        const rows = byGroup.get(group);
        return rows && <Group key={group} group={group} rows={rows} {...props} />;
      })}
    </div>
  );
}

type GroupProps = Omit<DesignationChoicesProps, 'differences'> & {
  group: DifferenceGroup;
  rows: readonly DifferingDesignation[];
};

const SIDES = ['ours', 'theirs', 'each'] as const;

function Group({ group, rows, choices, onChoose, onOpen }: GroupProps) {
  const t = useT();
  const chosen = choices.groups[group];
  const choose = (side: (typeof SIDES)[number]) => onChoose({ groups: { ...choices.groups, [group]: side } });
  return (
    <fieldset class={s.group}>
      <legend>{t(`observe.group.${group}`, { count: rows.length })}</legend>
      <div class={s.choices}>
        {SIDES.map((side) => (
          <label key={side} class={s.choice}>
            <input type="radio" name={`observe-${group}`} checked={chosen === side} onChange={() => choose(side)} />
            <span>{t(`observe.side.${side}`)}</span>
          </label>
        ))}
      </div>
      <details open={chosen === 'each'}>
        <summary>{t('observe.showEach', { count: rows.length })}</summary>
        <Rows group={group} rows={rows} choices={choices} onChoose={onChoose} onOpen={onOpen} />
      </details>
    </fieldset>
  );
}

function Rows({ group, rows, choices, onChoose, onOpen }: GroupProps) {
  const t = useT();
  const takes = (row: DifferingDesignation) => sideOf(choices, group, row.subscription) === 'theirs';
  const columns: Column<DifferingDesignation>[] = [
    { key: 'customer', header: t('observe.column.customer'), grow: 2, cell: (row) => row.companyName },
    {
      key: 'subscription',
      header: t('observe.column.subscription'),
      grow: 2,
      priority: 2,
      cell: (row) => row.subscriptionName,
    },
    {
      key: 'ours',
      header: t('observe.column.ours'),
      grow: 2,
      cell: (row) => <Contact contact={row.ours} becomes={takes(row) ? 'past' : 'stands'} />,
    },
    {
      key: 'theirs',
      header: t('observe.column.theirs'),
      grow: 2,
      cell: (row) => <Contact contact={row.theirs} becomes={takes(row) ? 'stands' : 'other'} />,
    },
  ];
  const set = (some: readonly DifferingDesignation[], theirs: boolean) => {
    const each = new Map(choices.each);
    for (const { subscription } of some) each.set(subscription, theirs ? 'theirs' : 'ours');
    onChoose({ each });
  };
  const taken = rows.filter(takes).length;
  const selection: TableSelection<DifferingDesignation> = {
    isSelected: takes,
    onToggle: (row) => set([row], !takes(row)),
    state: taken === 0 ? 'none' : taken === rows.length ? 'all' : 'some',
    onToggleAll: () => set(rows, taken < rows.length),
    allLabel: t('observe.takeAll'),
    labelOf: (row) => t('observe.take', { name: row.subscriptionName, customer: row.companyName }),
  };
  return (
    <div class={s.list} style={{ '--rows': rows.length }}>
      <DataTable
        label={t(`observe.group.${group}`, { count: rows.length })}
        columns={columns}
        rows={rows}
        onOpen={({ tenantId }) => onOpen(tenantId)}
        {...(choices.groups[group] === 'each' ? { selection } : {})}
      />
    </div>
  );
}

interface ContactProps {
  contact: SupportContact | undefined;
  /** `stands`: it will be the one here. `past`: it gives way to the other. `other`: it is not taken. */
  becomes: 'stands' | 'past' | 'other';
}

/** Before → after: what gives way is struck out, what stands is bold. */
function Contact({ contact, becomes }: ContactProps) {
  const t = useT();
  const name = contact ? contact.name || contact.supportTenantId : t('review.value.default');
  if (becomes === 'past') return <del title={name}>{name}</del>;
  return becomes === 'stands' ? <strong title={name}>{name}</strong> : <span title={name}>{name}</span>;
}
