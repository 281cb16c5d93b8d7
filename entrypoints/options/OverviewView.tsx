import { useEffect, useMemo } from 'preact/hooks';
import { OverviewPage } from '../../components/overview/OverviewPage.tsx';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { createOverview } from '../../lib/session/overview.ts';

export function OverviewView({ session }: { session: OptionsSession }) {
  const overview = useMemo(() => createOverview(session), [session]);
  useEffect(() => overview.dispose, [overview]);
  return (
    <OverviewPage
      view={overview.view.value}
      relationships={overview.relationships.value}
      recent={overview.recent.value}
      onRecord={new Set(session.partners.value.map(({ tenantId }) => tenantId))}
    />
  );
}
