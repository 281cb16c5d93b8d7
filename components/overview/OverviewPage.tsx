import { Building2 } from 'lucide';
import type { RelationshipState } from '../../lib/directory/types.ts';
import type { CoverageView } from '../../lib/session/overview.ts';
import type { Coverage } from '../../lib/session/overview-coverage.ts';
import type { CommitHeader } from '../changes/commit-header.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { CoverageSections } from './CoverageSections.tsx';
import s from './OverviewPage.module.css';
import { RecentChanges } from './RecentChanges.tsx';
import { RelationshipCounts } from './RelationshipCounts.tsx';
import { Section } from './Section.tsx';
import { ViewPage } from './ViewPage.tsx';

interface OverviewPageProps {
  view: CoverageView;
  relationships: Record<RelationshipState, number>;
  recent: readonly CommitHeader[];
}

export function OverviewPage({ view, relationships, recent }: OverviewPageProps) {
  const t = useT();
  return (
    <ViewPage title={t('overview.title')}>
      <CoveragePanels view={view} />
      <div class={s.panels}>
        <Section title={t('overview.resellers.title')}>
          <RelationshipCounts counts={relationships} />
          <a href="#/partners">{t('overview.resellers.link')}</a>
        </Section>
        <Section title={t('overview.recent.title')}>
          <RecentChanges headers={recent} />
          <a href="#/changes">{t('overview.recent.link')}</a>
        </Section>
      </div>
    </ViewPage>
  );
}

const countCustomers = ({ customers }: Coverage) => Object.values(customers).reduce((sum, count) => sum + count, 0);

function CoveragePanels({ view }: { view: CoverageView }) {
  const t = useT();
  if (view.state === 'failed') return <Notice level="error">{t('overview.failed')}</Notice>;
  if (view.state === 'counting')
    return (
      <Section title={t('overview.coverage.title')}>
        <Progress label={t('overview.counting')} done={view.done} total={view.total} />
      </Section>
    );
  return countCustomers(view.coverage) === 0 ? (
    <NoCustomers />
  ) : (
    <div class={s.panels}>
      <CoverageSections coverage={view.coverage} />
    </div>
  );
}

function NoCustomers() {
  const t = useT();
  return (
    <div class={s.wide}>
      <EmptyState icon={Building2} title={t('overview.empty.title')} text={t('overview.empty.text')}>
        <a href="#/import-export">{t('overview.empty.import')}</a>
        <a href="#/customers">{t('overview.empty.add')}</a>
      </EmptyState>
    </div>
  );
}
