import { useEffect, useMemo } from 'preact/hooks';
import { OverviewPage } from '../../components/overview/OverviewPage.tsx';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { createOverview } from '../../lib/session/overview.ts';

export function OverviewView({ session }: { session: OptionsSession }) {
  const overview = useMemo(() => createOverview(session), [session]);
  useEffect(() => overview.dispose, [overview]);
  return (
    <OverviewPage
      view={overview.coverage.value}
      relationships={overview.relationships.value}
      recent={overview.recent.value}
    />
  );
}
