import { useContext, useEffect, useMemo } from 'preact/hooks';
import { MyContactsPage } from '../../components/feed/MyContactsPage.tsx';
import type { Db } from '../../lib/db/open.ts';
import { partnersToCall } from '../../lib/directory/whom-to-call.ts';
import { createSubscriptions } from '../../lib/session/subscriptions.ts';
import { AllowFeeds } from '../lookup/AllowFeeds.tsx';
import { AddInvitation } from './AddInvitation.tsx';
import { STORE_REACH } from './store-reach.ts';
import { ThemeContext } from './theme-context.ts';
import { VcardActions } from './VcardActions.tsx';

/** What a customer's partners publish for them. */
export function MyContactsView({ db }: { db: Db }) {
  const subscriptions = useMemo(() => createSubscriptions(db, STORE_REACH), [db]);
  useEffect(() => subscriptions.dispose, [subscriptions]);
  return (
    <MyContactsPage
      feeds={subscriptions.feeds.value}
      allow={<AllowFeeds feeds={subscriptions.feeds.value ?? []} />}
      isBusy={subscriptions.isBusy.value}
      failed={subscriptions.failed.value}
      theme={useContext(ThemeContext)}
      now={Temporal.Now.instant()}
      onCopy={(text) => navigator.clipboard.writeText(text)}
      onRefresh={() => void subscriptions.refreshNow()}
      onPrint={() => window.print()}
      onSeen={(feedId) => void subscriptions.markSeen(feedId)}
      onRemove={(feedId) => void subscriptions.remove(feedId)}
      vcardsOf={(contacts) => <VcardActions partners={partnersToCall(contacts)} />}
    >
      <AddInvitation db={db} />
    </MyContactsPage>
  );
}
