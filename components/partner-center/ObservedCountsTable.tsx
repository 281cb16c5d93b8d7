import type { ObservedCounts } from '../../lib/session/observed-summary.ts';
import { useT } from '../ui/i18n.tsx';
import { Table } from '../ui/Table.tsx';
import s from './Observe.module.css';

const KINDS = ['customers', 'subscriptions', 'partners'] as const;
const FACTS = ['listed', 'added', 'changed', 'gone', 'failed'] as const;

/** Of customers, subscriptions and partners: how many there are, and how they differ from those on record. */
export function ObservedCountsTable({ found }: { found: ObservedCounts }) {
  const t = useT();
  const number = new Intl.NumberFormat(t.locale);
  return (
    <Table class={s.counts}>
      <thead>
        <tr>
          <td />
          {FACTS.map((fact) => (
            <th key={fact} scope="col">
              {t(`observe.count.${fact}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {KINDS.map((kind) => {
          const counts: Partial<Record<(typeof FACTS)[number], number>> = found[kind];
          return (
            <tr key={kind}>
              <th scope="row">{t(`observe.kind.${kind}`)}</th>
              {FACTS.map((fact) => {
                const count = counts[fact];
                const tone = fact === 'gone' || fact === 'failed' ? 'warning' : 'none';
                return (
                  <td key={fact} data-tone={tone} data-some={(count ?? 0) > 0}>
                    {count === undefined ? '–' : number.format(count)}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
