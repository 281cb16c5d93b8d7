import type { CustomerContacts } from '../../lib/directory/contacts.ts';
import { MOST_OF_MAIL, mailLink } from '../../lib/directory/links.ts';
import type { FeedView } from '../../lib/feed/subscribe/feed-view.ts';
import type { Translate } from '../../lib/i18n.ts';
import { momentText } from '../../lib/session/subscription-words.ts';
import { contactsText } from '../contact-card/contacts-text.ts';

/** To the publisher, with as much of what is shown as the address of a mail may hold; undefined where they give no address. */
export function reportLink(feed: FeedView, t: Translate): string | undefined {
  const { publisher, contacts, company, tenantId, confirmedAt = 0 } = feed;
  const { email } = publisher?.support ?? {};
  if (!email || !contacts) return undefined;
  const subject = t('subscription.report.subject', { company });
  const about = { tenant: tenantId, date: momentText(confirmedAt, t) };
  const shown = [contactsText(contacts, t), contactsText(withoutSubscriptions(contacts), t), ''];
  const links = shown.map((text) =>
    mailLink(email, { subject, body: t('subscription.report.body', { ...about, contacts: text }) }),
  );
  return links.find((link) => link && link.length <= MOST_OF_MAIL) ?? mailLink(email, { body: tenantId });
}

const withoutSubscriptions = (all: CustomerContacts): CustomerContacts => ({
  ...all,
  contacts: all.contacts.map((contact) => ({ ...contact, subscriptions: [] })),
});
