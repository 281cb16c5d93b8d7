import type { CoverageState, CustomerCoverage } from '../../lib/directory/tally-coverage.ts';
import type { Overview } from '../../lib/directory/tally-overview.ts';
import type { Translate } from '../../lib/i18n.ts';
import { useT } from '../ui/i18n.tsx';
import { CountLink } from './CountLink.tsx';
import { CoverageChart, type CoveragePart } from './CoverageChart.tsx';
import { Section } from './Section.tsx';

interface CoverageSectionProps {
  overview: Overview;
}

const SUBSCRIPTION_STATES: readonly CoverageState[] = ['designated', 'default', 'doubtful'];
const CUSTOMER_STATES: readonly CustomerCoverage[] = ['designated', 'mixed', 'default', 'doubtful', 'none'];

/** How many subscriptions are designated, and how many have a contact whom nobody can reach. */
export function SubscriptionCoverageSection({ overview: { subscriptions, unreachable } }: CoverageSectionProps) {
  const t = useT();
  const title = t('overview.coverage.title');
  return (
    <Section title={title}>
      <CoverageChart
        title={title}
        unit={t('overview.coverage.subscriptions')}
        parts={SUBSCRIPTION_STATES.map((state) => ({
          ...part(t, state, subscriptions[state]),
          show: `coverage:${state}`,
        }))}
      />
      <p>
        {t('overview.unreachable')} <CountLink count={unreachable} show="coverage:unreachable" />
      </p>
    </Section>
  );
}

/** How many customers have all, some or none of theirs designated. */
export function CustomerCoverageSection({ overview: { customers } }: CoverageSectionProps) {
  const t = useT();
  const title = t('overview.coverage.customersTitle');
  return (
    <Section title={title}>
      <CoverageChart
        title={title}
        unit={t('overview.coverage.customers')}
        parts={CUSTOMER_STATES.map((state) => ({ ...part(t, state, customers[state]), show: `customers:${state}` }))}
      />
      <a href="#/customers">{t('overview.customers.link')}</a>
    </Section>
  );
}

function part(t: Translate, state: CustomerCoverage, count: number): Omit<CoveragePart, 'show'> {
  return { state, label: t(`overview.state.${state}`), help: t(`overview.state.${state}.help`), count };
}
