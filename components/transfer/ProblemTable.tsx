import type { ImportProblem } from '../../lib/session/transfer-import.ts';
import { translateKey, useT } from '../ui/i18n.tsx';
import { ScrollTable } from '../ui/ScrollTable.tsx';
import s from './ProblemTable.module.css';

interface ProblemTableProps {
  problems: readonly ImportProblem[];
  /** All of them, also those not listed. */
  count: number;
}

/** What cannot be imported, and why, row by row. */
export function ProblemTable({ problems, count }: ProblemTableProps) {
  const t = useT();
  const title = t('transfer.problems.title', { count });
  return (
    <div class={s.problems}>
      <h3>{title}</h3>
      <p class={s.text}>{t('transfer.problems.text')}</p>
      <ScrollTable
        label={title}
        columns={[
          t('transfer.problems.row'),
          t('transfer.problems.column'),
          t('transfer.problems.value'),
          t('transfer.problems.reason'),
        ]}
      >
        {problems.map(({ row, column = '', value = '', code }) => (
          <tr key={`${row} ${column} ${code}`}>
            <th scope="row" data-label={t('transfer.problems.row')}>
              {row}
            </th>
            <td data-label={t('transfer.problems.column')}>
              <bdi>{column}</bdi>
            </td>
            <td data-label={t('transfer.problems.value')}>{value && <code class={s.value}>{value}</code>}</td>
            <td data-label={t('transfer.problems.reason')}>
              {translateKey(t, `problem.${code}`, { row, column, value })}
            </td>
          </tr>
        ))}
      </ScrollTable>
      {count > problems.length && (
        <p class={s.text}>{t('transfer.problems.more', { count: count - problems.length })}</p>
      )}
    </div>
  );
}
