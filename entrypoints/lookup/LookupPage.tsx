import { Building2, UserRoundCog } from 'lucide';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import type { LookupSession } from '../../lib/session/lookup-session.ts';
import type { Settings } from '../../lib/settings.ts';
import { CustomerPanel } from './CustomerPanel.tsx';
import { Finder } from './Finder.tsx';
import { FollowedFeeds } from './FollowedFeeds.tsx';
import { Frame, OptionsLink } from './Frame.tsx';
import { useTelephoneCopy } from './use-telephone-copy.ts';

export interface LookupPageProps {
  session: LookupSession;
  settings: Settings;
  now: Temporal.Instant;
}

/** Who supports this customer, a keystroke away: in the popup and in the side panel. */
export function LookupPage(props: LookupPageProps) {
  const { finding } = props.session;
  if (props.settings.role === null) return <NotSetUp />;
  return finding ? <Finder {...props} finding={finding} /> : <OwnContacts {...props} />;
}

function NotSetUp() {
  const t = useT();
  return (
    <Frame>
      <EmptyState icon={UserRoundCog} title={t('popup.setUp.title')} text={t('popup.setUp.text')}>
        <OptionsLink label={t('popup.setUp.action')} isPrimary />
      </EmptyState>
    </Frame>
  );
}

function OwnContacts(all: LookupPageProps) {
  const { session, ...props } = all;
  const t = useT();
  const { said, copyTelephone } = useTelephoneCopy();
  const page = session.page.value;
  if (page.state === 'feeds') return <FollowedFeeds feeds={page.feeds} {...all} />;
  if (page.state !== 'contacts') {
    return (
      <Frame>
        <EmptyState
          icon={Building2}
          title={t('subscription.popup.none.title')}
          text={t('subscription.popup.none.text')}
        >
          <OptionsLink label={t('subscription.open')} isPrimary />
        </EmptyState>
      </Frame>
    );
  }
  return (
    <Frame said={said} onCopy={() => copyTelephone(async () => page.contacts)}>
      <CustomerPanel contacts={page.contacts} session={session} {...props} />
    </Frame>
  );
}
