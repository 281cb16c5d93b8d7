import type { Translate } from '../../lib/i18n.ts';
import type { Coverage, CoverageState, CustomerCoverage } from '../../lib/session/overview-coverage.ts';
import { useT } from '../ui/i18n.tsx';
import { CoverageChart } from './CoverageChart.tsx';
import { Section } from './Section.tsx';

interface CoverageSectionProps {
  coverage: Coverage;
}

const SUBSCRIPTION_STATES: readonly CoverageState[] = ['designated', 'default', 'doubtful'];
const CUSTOMER_STATES: readonly CustomerCoverage[] = ['designated', 'mixed', 'default', 'doubtful', 'none'];

/** How many subscriptions are designated. */
export function SubscriptionCoverageSection({ coverage: { subscriptions } }: CoverageSectionProps) {
  const t = useT();
  const title = t('overview.coverage.title');
  return (
    <Section title={title}>
      <CoverageChart
        title={title}
        unit={t('overview.coverage.subscriptions')}
        parts={SUBSCRIPTION_STATES.map((state) => part(t, state, subscriptions[state]))}
      />
    </Section>
  );
}

/** How many customers have all, some or none of theirs designated. */
export function CustomerCoverageSection({ coverage: { customers } }: CoverageSectionProps) {
  const t = useT();
  const title = t('overview.coverage.customersTitle');
  return (
    <Section title={title}>
      <CoverageChart
        title={title}
        unit={t('overview.coverage.customers')}
        parts={CUSTOMER_STATES.map((state) => part(t, state, customers[state]))}
      />
      <a href="#/customers">{t('overview.customers.link')}</a>
    </Section>
  );
}

function part(t: Translate, state: CustomerCoverage, count: number) {
  return { state, label: t(`overview.state.${state}`), help: t(`overview.state.${state}.help`), count };
}
