import type { FindingCount } from '../../lib/session/overview-findings.ts';
import { formatRoute } from '../../lib/session/route.ts';
import { Badge } from '../ui/Badge.tsx';
import { useT } from '../ui/i18n.tsx';
import { Table } from '../ui/Table.tsx';
import { CountLink } from './CountLink.tsx';
import chart from './CoverageChart.module.css';
import s from './FindingsSection.module.css';
import { Section } from './Section.tsx';

/** What is to be looked at, worst first; every number leads to where it can be settled. */
export function FindingsSection({ findings }: { findings: readonly FindingCount[] }) {
  const t = useT();
  const title = t('findings.title');
  return (
    <Section title={title}>
      {findings.length === 0 ? (
        <p>{t('findings.none')}</p>
      ) : (
        <Table class={chart.numbers} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('findings.finding')}</th>
              <th scope="col">{t('findings.count')}</th>
            </tr>
          </thead>
          <tbody>
            {findings.map((finding) => (
              <FindingRow key={finding.code} {...finding} />
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

function FindingRow({ code, level, count, partners }: FindingCount) {
  const t = useT();
  return (
    <tr>
      <th scope="row">
        <span class={s.finding}>
          <span>
            {t(`findings.${code}.title`)} {level === 'warning' && <Badge tone="warning">{t('findings.warning')}</Badge>}
          </span>
          {partners && <PartnerLinks partners={partners} />}
        </span>
      </th>
      <td>
        <CountLink count={count} list={partners ? 'partners' : 'customers'} show={`finding:${code}`} />
      </td>
    </tr>
  );
}

function PartnerLinks({ partners }: Required<Pick<FindingCount, 'partners'>>) {
  const t = useT();
  return (
    <details class={s.partners}>
      <summary>{t('findings.partners', { count: partners.length })}</summary>
      <ul>
        {partners.map(({ tenantId, name }) => (
          <li key={tenantId}>
            <a href={formatRoute({ view: 'partner', tenantId })}>{name}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
