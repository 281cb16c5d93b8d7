import { useEffect, useMemo } from 'preact/hooks';
import { AllowHosts } from '../../components/feed/AllowHosts.tsx';
import type { FeedView } from '../../lib/feed/subscribe/feed-view.ts';
import { createHostAccess, hostOf, patternsToAllow } from '../../lib/session/host-access.ts';
import { HOST_PERMISSIONS } from '../../lib/surfaces/host-permissions.ts';

/** For popup, side panel and options page; the background reads the feeds once their hosts are allowed. */
export function AllowFeeds({ feeds }: { feeds: readonly FeedView[] }) {
  const access = useMemo(() => createHostAccess(HOST_PERMISSIONS), []);
  useEffect(() => access.dispose, [access]);
  useEffect(() => access.look(patternsToAllow(feeds)), [access, feeds]);
  return <AllowHosts hosts={access.missing.value.map(hostOf)} onAllow={access.allow} />;
}
