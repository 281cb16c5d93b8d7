import { ENDING_WINDOWS, type Overview } from '../../lib/directory/tally-overview.ts';
import { useT } from '../ui/i18n.tsx';
import { Table } from '../ui/Table.tsx';
import { CountLink } from './CountLink.tsx';
import chart from './CoverageChart.module.css';
import { Section } from './Section.tsx';

/** How much delegated admin is about to end: of every reseller on every customer. */
export function EndingSection({ endingWithin }: Pick<Overview, 'endingWithin'>) {
  const t = useT();
  const title = t('overview.ending.title');
  if (endingWithin[30].all === 0) return null;
  return (
    <Section title={title} text={t('overview.ending.text')}>
      <Table class={chart.numbers} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t('overview.ending.within')}</th>
            <th scope="col">{t('overview.ending.all')}</th>
            <th scope="col">{t('overview.ending.inUse')}</th>
          </tr>
        </thead>
        <tbody>
          {ENDING_WINDOWS.map((days) => (
            <tr key={days}>
              <th scope="row">{t('overview.ending.days', { count: days })}</th>
              <td>
                <CountLink count={endingWithin[days].all} show={`ending:${days}`} />
              </td>
              <td>
                <CountLink count={endingWithin[days].inUse} show={`endingInUse:${days}`} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
