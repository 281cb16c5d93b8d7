import { useState } from 'preact/hooks';
import type { ApplyRow, RowState } from '../../lib/partner-center/apply/apply-row.ts';
import { ROW_STATES, type RowCounts } from '../../lib/partner-center/apply/row-counts.ts';
import { Badge } from '../ui/Badge.tsx';
import { useT } from '../ui/i18n.tsx';
import { ScrollTable } from '../ui/ScrollTable.tsx';
import { Select } from '../ui/Select.tsx';
import s from './ApplyRowTable.module.css';
import { resultText, TONES } from './apply-words.ts';
import { faultOrigin } from './fault-text.ts';

interface ApplyRowTableProps {
  rows: readonly ApplyRow[];
  counts: RowCounts;
}

const MAX_SHOWN = 200;

/** What became of each row, what needs a look first. */
export function ApplyRowTable({ rows, counts }: ApplyRowTableProps) {
  const t = useT();
  const [chosen, setChosen] = useState<RowState>();
  // A state that no row has any more shows all again.
  const state = chosen && counts[chosen] > 0 ? chosen : undefined;
  const wanted = inOrder(state === undefined ? rows : rows.filter(({ outcome }) => outcome.state === state));
  const option = (value: RowState) => ({
    value,
    label: t('apply.filter.option', { state: t(`apply.state.${value}`), count: counts[value] }),
  });
  return (
    <>
      <div class={s.filter}>
        <Select
          label={t('apply.filter')}
          value={state ?? ''}
          options={[
            { value: '', label: t('apply.filter.option', { state: t('apply.filter.all'), count: rows.length }) },
            ...ROW_STATES.filter((known) => counts[known] > 0).map(option),
          ]}
          onChange={(value) => setChosen(ROW_STATES.find((known) => known === value))}
        />
      </div>
      <ScrollTable
        label={t('apply.report')}
        columns={[t('apply.column.customer'), t('apply.column.subscription'), t('apply.column.result')]}
        even
        lastWide
      >
        {wanted.slice(0, MAX_SHOWN).map((row) => (
          <Row key={row.subscription} row={row} />
        ))}
      </ScrollTable>
      {wanted.length > MAX_SHOWN && (
        <p class={s.more}>{t('apply.report.more', { count: wanted.length - MAX_SHOWN })}</p>
      )}
    </>
  );
}

function inOrder(rows: readonly ApplyRow[]): ApplyRow[] {
  const groups = Map.groupBy(rows, ({ outcome }) => outcome.state);
  return ROW_STATES.flatMap((state) => groups.get(state) ?? []);
}

function Row({ row }: { row: ApplyRow }) {
  const t = useT();
  const { outcome } = row;
  const origin = outcome.state === 'refused' ? faultOrigin(t, outcome.fault) : '';
  return (
    <tr>
      <th scope="row" data-label={t('apply.column.customer')}>
        <bdi>{row.companyName}</bdi>
      </th>
      <td data-label={t('apply.column.subscription')}>
        <bdi>{row.subscriptionName}</bdi>
      </td>
      <td data-label={t('apply.column.result')}>
        <div class={s.result}>
          <Badge tone={TONES[outcome.state]}>{t(`apply.state.${outcome.state}`)}</Badge>
          <span>{resultText(t, row)}</span>
          {origin && (
            <span class={s.origin}>
              <bdi>{origin}</bdi>
            </span>
          )}
        </div>
      </td>
    </tr>
  );
}
