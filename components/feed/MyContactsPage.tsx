import { Printer, RefreshCw } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { CustomerContacts } from '../../lib/directory/contacts.ts';
import type { FeedView } from '../../lib/feed/subscribe/feed-view.ts';
import { CardPreview } from '../contact-card/CardPreview.tsx';
import type { ContactCardProps } from '../contact-card/ContactCard.tsx';
import type { ThemeName } from '../contact-card/PageCard.tsx';
import { ViewPage } from '../overview/ViewPage.tsx';
import shared from '../sharing/sharing.module.css';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { FollowedSection } from './FollowedSection.tsx';
import s from './feed.module.css';
import { isPrinted, PrintSheet } from './PrintSheet.tsx';

interface MyContactsPageProps extends Pick<ContactCardProps, 'now' | 'onCopy'> {
  /** Undefined until they are read. */
  feeds: readonly FeedView[] | undefined;
  isBusy: boolean;
  /** Why the last action failed, in one line. */
  failed: string | undefined;
  theme: ThemeName;
  /** Asks for hosts that an administrator named. */
  allow?: ComponentChildren;
  onRefresh: () => void;
  onPrint: () => void;
  onSeen: (feedId: string) => void;
  onRemove: (feedId: string) => void;
  /** The contacts as cards for an address book. */
  vcardsOf: (contacts: CustomerContacts) => ComponentChildren;
  /** Where an invitation is added. */
  children: ComponentChildren;
}

/** Every partner who publishes contacts for this customer. */
export function MyContactsPage(props: MyContactsPageProps) {
  const { feeds, isBusy, failed, theme, allow, now, onCopy, onRefresh, onPrint, onSeen, onRemove, vcardsOf, children } =
    props;
  const t = useT();
  const hasFeeds = feeds !== undefined && feeds.length > 0;
  return (
    <ViewPage
      title={t('subscription.title')}
      lead={t(hasFeeds || feeds === undefined ? 'subscription.lead' : 'subscription.lead.none')}
      width="text"
    >
      {hasFeeds && (
        <div class={shared.actions}>
          <Button icon={RefreshCw} disabled={isBusy} onClick={onRefresh}>
            {t(isBusy ? 'subscription.refreshing' : 'subscription.refresh')}
          </Button>
          {feeds.some(isPrinted) && (
            <Button icon={Printer} onClick={onPrint}>
              {t('subscription.print')}
            </Button>
          )}
        </div>
      )}
      {failed !== undefined && (
        <Notice level="error" live>
          {failed}
        </Notice>
      )}
      {allow}
      {feeds?.map((feed) => (
        <FollowedSection
          key={feed.feedId}
          feed={feed}
          isBusy={isBusy}
          onSeen={() => onSeen(feed.feedId)}
          onRemove={() => onRemove(feed.feedId)}
        >
          {feed.contacts && (
            <>
              <div class={s.card}>
                <CardPreview contacts={feed.contacts} theme={theme} now={now} onCopy={onCopy} />
              </div>
              {vcardsOf(feed.contacts)}
            </>
          )}
        </FollowedSection>
      ))}
      {children}
      {feeds && <PrintSheet feeds={feeds} now={now} />}
    </ViewPage>
  );
}
