import type { CustomerContacts } from '../../lib/directory/contacts.ts';
import { partnersToCall } from '../../lib/directory/whom-to-call.ts';
import type { FeedView } from '../../lib/feed/subscribe/feed-view.ts';
import { momentText, standingText } from '../../lib/session/subscription-words.ts';
import { Fingerprint } from '../publishing/Fingerprint.tsx';
import { useT } from '../ui/i18n.tsx';
import { PrintContact } from './PrintContact.tsx';
import s from './PrintSheet.module.css';

interface PrintSheetProps {
  feeds: readonly FeedView[];
  now: Temporal.Instant;
}

type Shown = FeedView & { contacts: CustomerContacts };

export const isPrinted = (feed: FeedView): feed is Shown => feed.contacts !== undefined;

/** On paper alone, in place of everything else: a page for each customer, for the day on which nothing else works. */
export function PrintSheet({ feeds, now }: PrintSheetProps) {
  const shown = feeds.filter(isPrinted);
  if (shown.length === 0) return null;
  return (
    <div class={s.sheet}>
      {[...Map.groupBy(shown, ({ tenantId }) => tenantId)].map(([tenantId, ofCustomer]) => (
        <CustomerSheet key={tenantId} feeds={ofCustomer} now={now} />
      ))}
    </div>
  );
}

function CustomerSheet({ feeds, now }: { feeds: readonly Shown[]; now: Temporal.Instant }) {
  const t = useT();
  const [first] = feeds;
  if (!first) return null;
  return (
    <section class={s.customer}>
      <header>
        <p class={s.kind}>{t('subscription.print.title')}</p>
        <h1>{first.company}</h1>
        <p>
          {t('subscription.found.tenant')} <span class={s.code}>{first.tenantId}</span>
        </p>
        <p>{t('subscription.print.printed', { date: momentText(now.epochMilliseconds / 1_000, t) })}</p>
      </header>
      {feeds.map((feed) => (
        <FeedBlock key={feed.feedId} feed={feed} now={now} />
      ))}
    </section>
  );
}

function FeedBlock({ feed, now }: { feed: Shown; now: Temporal.Instant }) {
  const t = useT();
  const { contacts, publisher, confirmedAt = 0, root, host, standing } = feed;
  const name = publisher?.name ?? '';
  const further = partnersToCall(contacts).slice(contacts.contacts.length);
  return (
    <section class={s.feed}>
      <h2>{t('subscription.publishedBy', { partner: name })}</h2>
      <dl class={s.facts}>
        <div>
          <dt>{t('subscription.print.asOf')}</dt>
          <dd>{momentText(confirmedAt, t)}</dd>
        </div>
        <div>
          <dt>{t('subscription.found.root')}</dt>
          <dd>
            <Fingerprint>{root}</Fingerprint>
          </dd>
        </div>
        <div>
          <dt>{t('subscription.found.host')}</dt>
          <dd>{host}</dd>
        </div>
      </dl>
      {standing !== 'fresh' && <Standing feed={feed} />}
      {contacts.contacts.map((contact) => (
        <PrintContact key={contact.partner.tenantId} {...contact} now={now} />
      ))}
      {further.map((partner) => (
        <PrintContact key={partner.tenantId} partner={partner} now={now} />
      ))}
    </section>
  );
}

function Standing({ feed }: { feed: Shown }) {
  const t = useT();
  const { title, lines } = standingText(feed, t);
  return (
    <div class={s.standing}>
      <strong>{title}</strong>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
