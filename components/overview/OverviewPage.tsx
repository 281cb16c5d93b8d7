import { Building2 } from 'lucide';
import type { Overview } from '../../lib/directory/tally-overview.ts';
import type { RelationshipState, TenantId } from '../../lib/directory/types.ts';
import type { OverviewView } from '../../lib/session/overview.ts';
import type { CommitHeader } from '../changes/commit-header.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { CommerceBreakdownSection, PartnerBreakdownSection } from './BreakdownSections.tsx';
import { CustomerCoverageSection, SubscriptionCoverageSection } from './CoverageSections.tsx';
import { EndingSection } from './EndingSection.tsx';
import { FindingsSection } from './FindingsSection.tsx';
import s from './OverviewPage.module.css';
import { RecentChanges } from './RecentChanges.tsx';
import { RelationshipCounts } from './RelationshipCounts.tsx';
import { Section } from './Section.tsx';
import { ViewPage } from './ViewPage.tsx';

interface OverviewPageProps {
  view: OverviewView;
  relationships: Record<RelationshipState, number>;
  recent: readonly CommitHeader[];
  /** Partners that have a page. */
  onRecord: ReadonlySet<TenantId>;
}

export function OverviewPage({ view, relationships, recent, onRecord }: OverviewPageProps) {
  const t = useT();
  const overview = view.state === 'ready' && hasCustomers(view.overview) ? view.overview : undefined;
  return (
    <ViewPage title={t('overview.title')}>
      {!overview && <NoCoverage view={view} />}
      <div class={s.columns}>
        <div class={s.column}>
          {overview && <SubscriptionCoverageSection overview={overview} />}
          {overview && <PartnerBreakdownSection overview={overview} onRecord={onRecord} />}
          {overview && <CommerceBreakdownSection overview={overview} />}
          <Section title={t('overview.resellers.title')}>
            <RelationshipCounts counts={relationships} />
            <a href="#/partners">{t('overview.resellers.link')}</a>
          </Section>
        </div>
        <div class={s.column}>
          {view.state === 'ready' && (overview || view.findings.length > 0) && (
            <FindingsSection findings={view.findings} />
          )}
          {overview && <EndingSection endingWithin={overview.endingWithin} />}
          {overview && <CustomerCoverageSection overview={overview} />}
          <Section title={t('overview.recent.title')}>
            <RecentChanges headers={recent} />
            <a href="#/changes">{t('overview.recent.link')}</a>
          </Section>
        </div>
      </div>
    </ViewPage>
  );
}

const hasCustomers = ({ customers }: Overview) => Object.values(customers).some((count) => count > 0);

/** What stands in place of the charts: counting, a fault, or an empty directory. */
function NoCoverage({ view }: { view: OverviewView }) {
  const t = useT();
  if (view.state === 'reading') return null;
  if (view.state === 'failed') return <Notice level="error">{t('overview.failed')}</Notice>;
  if (view.state === 'counting')
    return (
      <Section title={t('overview.coverage.title')}>
        <Progress label={t('overview.counting')} done={view.done} total={view.total} />
      </Section>
    );
  return (
    <div class={s.empty}>
      <EmptyState icon={Building2} title={t('overview.empty.title')} text={t('overview.empty.text')}>
        <a href="#/import-export">{t('overview.empty.import')}</a>
        <a href="#/customers">{t('overview.empty.add')}</a>
      </EmptyState>
    </div>
  );
}
