import { FeedNotices } from '../../components/contact-card/FeedNotices.tsx';
import { CustomerDetail } from '../../components/lookup/CustomerDetail.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { copyText } from '../../lib/admin-center/copy-text.ts';
import type { FeedView } from '../../lib/feed/subscribe/feed-view.ts';
import { type ShownFeed, showFeed } from '../../lib/feeds-for-page.ts';
import { standingText } from '../../lib/session/subscription-words.ts';
import { saveFile } from '../../lib/session/transfer-save-file.ts';
import { contactsVcard } from '../../lib/surfaces/contacts-vcard.ts';
import { AllowFeeds } from './AllowFeeds.tsx';
import { Frame, OptionsLink } from './Frame.tsx';
import s from './LookupPage.module.css';
import type { LookupPageProps } from './LookupPage.tsx';
import { useTelephoneCopy } from './use-telephone-copy.ts';
import { useVcardCodes } from './use-vcard-codes.tsx';

type FollowedFeedsProps = LookupPageProps & { feeds: readonly FeedView[] };

/** A customer's own contacts, partner by partner. */
export function FollowedFeeds({ feeds, ...props }: FollowedFeedsProps) {
  const t = useT();
  const { said, copyTelephone } = useTelephoneCopy();
  const first = feeds.find(({ contacts }) => contacts)?.contacts;
  return (
    <Frame said={said} {...(first ? { onCopy: () => copyTelephone(async () => first) } : {})}>
      <div class={s.feeds}>
        <div class={s.allow}>
          <AllowFeeds feeds={feeds} />
        </div>
        {feeds.map((feed) => (
          <Followed key={feed.feedId} feed={feed} {...props} />
        ))}
      </div>
      <footer class={s.footer}>
        <OptionsLink label={t('subscription.open')} />
      </footer>
    </Frame>
  );
}

function Followed({ feed, ...props }: LookupPageProps & { feed: FeedView }) {
  const t = useT();
  const shown = showFeed(feed, t);
  const onSeen = () => props.session.markSeen(feed.feedId);
  return shown ? <Contacts shown={shown} onSeen={onSeen} {...props} /> : <NothingToShow feed={feed} />;
}

/** Ended by its publisher, or never read: what happened, and what to do. */
function NothingToShow({ feed }: { feed: FeedView }) {
  const t = useT();
  const { title, lines } = standingText(feed, t);
  const name = feed.publisher?.name ?? feed.host;
  return (
    <div class={s.gone}>
      <Notice level="warning" title={t('common.pair', { name, value: title })}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Notice>
    </div>
  );
}

type ContactsProps = LookupPageProps & { shown: ShownFeed; onSeen(): void };

function Contacts({ shown: { contacts, source, notices }, onSeen, settings, now }: ContactsProps) {
  const t = useT();
  const vcard = contactsVcard(contacts);
  const onSaveVcard = () => vcard && saveFile(vcard.blob(), vcard.name);
  const codes = useVcardCodes(contacts, onSaveVcard);
  return (
    <>
      <CustomerDetail
        contacts={contacts}
        theme={settings.theme}
        hint={t('subscription.publishedBy', { partner: source.name })}
        source={source}
        now={now}
        timeZone={Temporal.Now.timeZoneId()}
        onCopy={copyText}
        tools={codes.button}
        {...(vcard && !codes.button ? { onSaveVcard } : {})}
      >
        <FeedNotices notices={notices}>
          <button type="button" class="back" onClick={onSeen}>
            {t('subscription.seen')}
          </button>
        </FeedNotices>
      </CustomerDetail>
      {codes.dialog}
    </>
  );
}
