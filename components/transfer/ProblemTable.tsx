import type { ImportProblem } from '../../lib/session/transfer-import.ts';
import { translateKey, useT } from '../ui/i18n.tsx';
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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class={s.scroller} tabIndex={0} aria-label={title}>
        <table class={s.table}>
          <thead>
            <tr>
              <th scope="col">{t('transfer.problems.row')}</th>
              <th scope="col">{t('transfer.problems.column')}</th>
              <th scope="col">{t('transfer.problems.value')}</th>
              <th scope="col">{t('transfer.problems.reason')}</th>
            </tr>
          </thead>
          <tbody>
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
          </tbody>
        </table>
      </section>
      {count > problems.length && (
        <p class={s.text}>{t('transfer.problems.more', { count: count - problems.length })}</p>
      )}
    </div>
  );
}
