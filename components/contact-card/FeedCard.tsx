import type { ShownFeed } from '../../lib/feeds-for-page.ts';
import { CardFrame, type ContactCardProps, Contacts, ownTimeZone, Source } from './ContactCard.tsx';
import { FeedNotices } from './FeedNotices.tsx';
import { useCopying } from './use-copying.ts';

interface FeedCardProps extends Pick<ContactCardProps, 'now' | 'timeZone' | 'onCopy' | 'onClose'> {
  feeds: readonly ShownFeed[];
}

/** What each partner publishes for this customer, one below the other; of several tenants each says whose it is. */
export function FeedCard({ feeds, now, timeZone = ownTimeZone(), onCopy, onClose }: FeedCardProps) {
  const { copied, announcement, copy } = useCopying(onCopy);
  const viewing = { now, timeZone, copied, onCopy: copy };
  const isOfSeveral = new Set(feeds.map(({ contacts }) => contacts.customer.tenantId)).size > 1;
  return (
    <CardFrame {...(onClose ? { onClose } : {})} state="feeds">
      {feeds.map(({ contacts, source, notices }) => (
        <section key={`${contacts.customer.tenantId} ${source.name}`} aria-label={source.name}>
          {isOfSeveral && <p class="preview">{contacts.customer.companyName}</p>}
          <FeedNotices notices={notices} />
          <Contacts contacts={contacts} {...viewing} />
          <Source source={source} timeZone={timeZone} />
        </section>
      ))}
      <p class="announcement" role="status">
        {announcement}
      </p>
    </CardFrame>
  );
}
