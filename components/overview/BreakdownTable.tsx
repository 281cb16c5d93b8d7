import { COVERAGE_STATES, type CoverageState } from '../../lib/directory/tally-coverage.ts';
import type { StateCounts } from '../../lib/directory/tally-overview.ts';
import { useT } from '../ui/i18n.tsx';
import { listText } from '../ui/list-text.ts';
import { Table } from '../ui/Table.tsx';
import s from './BreakdownTable.module.css';
import { CountLink } from './CountLink.tsx';
import chart from './CoverageChart.module.css';

export interface BreakdownRow {
  key: string;
  name: string;
  /** Page of whom the row is about. */
  href?: string;
  counts: StateCounts;
  /** Filter of the customers list that its total leads to. */
  show: string;
}

interface BreakdownTableProps {
  /** Accessible name, and heading of the first column. */
  label: string;
  rows: readonly BreakdownRow[];
}

const totalOf = (counts: StateCounts) => COVERAGE_STATES.reduce((sum, state) => sum + counts[state], 0);

/** A stacked bar per row, all to one scale, beside the numbers that it draws. */
export function BreakdownTable({ label, rows }: BreakdownTableProps) {
  const t = useT();
  const longest = Math.max(1, ...rows.map(({ counts }) => totalOf(counts)));
  return (
    <Table class={chart.numbers} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{label}</th>
          <th scope="col">{t('overview.coverage.subscriptions')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, href, counts, show }) => (
          <tr key={key}>
            <th scope="row">
              <span class={s.row}>
                {href ? (
                  <a href={href}>
                    <bdi>{name}</bdi>
                  </a>
                ) : (
                  name
                )}
                <StackedBar counts={counts} whole={longest} />
              </span>
            </th>
            <td>
              <CountLink count={totalOf(counts)} show={show} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Its name gives the numbers of its parts. */
function StackedBar({ counts, whole }: { counts: StateCounts; whole: number }) {
  const t = useT();
  const parts = partsOf(counts).filter(({ count }) => count > 0);
  if (parts.length === 0) return null;
  const part = (state: CoverageState, count: number) =>
    t('overview.coverage.part', { label: t(`overview.state.${state}`), count });
  const label = listText(
    parts.map(({ state, count }) => part(state, count)),
    t.locale,
  );
  return (
    <svg class={chart.bar} role="img" aria-label={label} width="100%" height="12">
      {parts.map(({ state, start, count }) => (
        <rect
          key={state}
          data-state={state}
          x={`${(start / whole) * 100}%`}
          width={`${(count / whole) * 100}%`}
          height="12"
        />
      ))}
    </svg>
  );
}

function partsOf(counts: StateCounts) {
  let end = 0;
  return COVERAGE_STATES.map((state) => {
    const start = end;
    end += counts[state];
    return { state, start, count: counts[state] };
  });
}
