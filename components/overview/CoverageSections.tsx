import type { Coverage, CoverageState, CustomerCoverage } from '../../lib/session/overview-coverage.ts';
import { useT } from '../ui/i18n.tsx';
import { CoverageChart } from './CoverageChart.tsx';
import { Section } from './Section.tsx';

interface CoverageSectionsProps {
  coverage: Coverage;
}

const SUBSCRIPTION_STATES: readonly CoverageState[] = ['designated', 'default', 'doubtful'];
const CUSTOMER_STATES: readonly CustomerCoverage[] = ['designated', 'mixed', 'default', 'doubtful', 'none'];

/** How much is designated: by subscription and by customer. */
export function CoverageSections({ coverage }: CoverageSectionsProps) {
  const t = useT();
  const part = (state: CustomerCoverage, count: number) => ({
    state,
    label: t(`overview.state.${state}`),
    help: t(`overview.state.${state}.help`),
    count,
  });
  const subscriptions = t('overview.coverage.title');
  const customers = t('overview.coverage.customersTitle');
  return (
    <>
      <Section title={subscriptions}>
        <CoverageChart
          title={subscriptions}
          unit={t('overview.coverage.subscriptions')}
          parts={SUBSCRIPTION_STATES.map((state) => part(state, coverage.subscriptions[state]))}
        />
      </Section>
      <Section title={customers}>
        <CoverageChart
          title={customers}
          unit={t('overview.coverage.customers')}
          parts={CUSTOMER_STATES.map((state) => part(state, coverage.customers[state]))}
        />
        <a href="#/customers">{t('overview.customers.link')}</a>
      </Section>
    </>
  );
}
