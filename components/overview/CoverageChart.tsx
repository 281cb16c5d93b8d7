import { useId } from 'preact/hooks';
import { useT } from '../ui/i18n.tsx';
import { listText } from '../ui/list-text.ts';
import { Table } from '../ui/Table.tsx';
import unseen from '../ui/unseen.module.css';
import { CountLink } from './CountLink.tsx';
import s from './CoverageChart.module.css';
import { type Share, shares } from './coverage-shares.ts';

export interface CoveragePart {
  /** Chooses the colour. */
  state: string;
  label: string;
  help: string;
  count: number;
  /** Filter of the customers list that the number leads to. */
  show: string;
}

interface CoverageChartProps {
  title: string;
  /** Heading of the column of counts. */
  unit: string;
  parts: readonly CoveragePart[];
}

/** A stacked bar with its numbers below, which are its legend too. */
export function CoverageChart({ title, unit, parts }: CoverageChartProps) {
  const t = useT();
  const label = listText(
    parts.map(({ label, count }) => t('overview.coverage.part', { label, count })),
    t.locale,
  );
  return (
    <figure class={s.figure}>
      <Bar label={t('overview.coverage.chart', { title, parts: label })} shares={shares(parts)} />
      <Numbers title={title} unit={unit} shares={shares(parts)} />
    </figure>
  );
}

function Bar({ label, shares }: { label: string; shares: readonly Share[] }) {
  return (
    <svg class={s.bar} role="img" aria-label={label} width="100%" height="16">
      {shares
        .filter(({ fraction }) => fraction > 0)
        .map(({ state, start, fraction }) => (
          <rect key={state} data-state={state} x={`${start * 100}%`} width={`${fraction * 100}%`} height="16" />
        ))}
    </svg>
  );
}

interface NumbersProps {
  title: string;
  unit: string;
  shares: readonly Share[];
}

function Numbers({ title, unit, shares }: NumbersProps) {
  const t = useT();
  const id = useId();
  const percent = new Intl.NumberFormat(t.locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return (
    <Table class={s.numbers} aria-describedby={id}>
      <caption id={id} class={unseen.words}>
        {t('overview.coverage.caption', { title })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('overview.coverage.state')}</th>
          <th scope="col">{unit}</th>
          <th scope="col">{t('overview.coverage.share')}</th>
        </tr>
      </thead>
      <tbody>
        {shares.map(({ state, label, help, count, show, fraction }) => (
          <tr key={state}>
            <th scope="row">
              <span class={s.part}>
                <span class={s.swatch} data-state={state} />
                <span class={s.name}>
                  {label}
                  <span class={s.help}>{help}</span>
                </span>
              </span>
            </th>
            <td>
              <CountLink count={count} show={show} />
            </td>
            <td>{percent.format(fraction)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
