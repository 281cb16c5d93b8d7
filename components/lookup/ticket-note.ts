import type { Contact, CustomerContacts } from '../../lib/directory/contacts.ts';
import { parseMailAddress, websiteLink } from '../../lib/directory/links.ts';
import { formatHours, serviceState } from '../../lib/directory/service-hours.ts';
import { subscriptionName } from '../../lib/directory/subscription-name.ts';
import { partnersToCall } from '../../lib/directory/whom-to-call.ts';
import type { Translate } from '../../lib/i18n.ts';
import { describeService } from '../contact-card/format-time.ts';
import { listText } from '../ui/list-text.ts';

interface Looking {
  now: Temporal.Instant;
  /** IANA name of the reader's zone. */
  timeZone: string;
}

/**
 * A customer's contacts as a note for a ticket, in Markdown (CommonMark): customer and tenant, then each partner with
 * the subscriptions it supports, how to reach it and whether it is open, then when this was looked up.
 */
export function ticketNote(contacts: CustomerContacts, looking: Looking, t: Translate): string {
  const { customer } = contacts;
  const groups = partnersToCall(contacts).map((partner) => {
    const contact = contacts.contacts.find((one) => one.partner.tenantId === partner.tenantId);
    return [heading(partner, contact, t), ...factsOf(partner, contact, looking, t)].join('\n');
  });
  return [
    `**${plain(customer.companyName)}**\n${t('popup.note.tenantId', { id: customer.tenantId })}`,
    ...(groups.length > 0 ? groups : [t('popup.note.none')]),
    t('popup.note.time', { time: timeText(looking) }),
  ].join('\n\n');
}

function heading({ name }: Contact['partner'], contact: Contact | undefined, t: Translate): string {
  const state = t(`card.state.${contact?.state ?? 'default'}`);
  return t('card.text.partner', { name: `**${plain(name) || t('card.unnamed')}**`, state });
}

function factsOf(
  { support }: Contact['partner'],
  contact: Contact | undefined,
  { now, timeZone }: Looking,
  t: Translate,
): string[] {
  const names = listText(contact?.subscriptions.map(subscriptionName) ?? [], t.locale);
  const { telephone, email, website, hours } = support;
  const state = describeService(serviceState(hours, now), now, timeZone, t);
  const stated = hours && `${formatHours(hours)} (${hours.timeZone})`;
  return [
    ...(names ? [t('card.text.supports', { names: plain(names) })] : []),
    ...(telephone ? [t('popup.note.telephone', { telephone: plain(telephone) })] : []),
    ...(email ? [t('popup.note.email', { email: linked(email, parseMailAddress(email)) })] : []),
    ...(website ? [t('popup.note.website', { website: linked(website, websiteLink(website)) })] : []),
    ...(stated ? [t('popup.note.hours', { hours: plain(stated) })] : []),
    ...(state ? [t('popup.note.now', { state })] : []),
  ].map((fact) => `- ${fact}`);
}

const linked = (text: string, target: string | undefined) => (target ? `<${target}>` : plain(text));

/** One line, and no sign that Markdown would take for markup in the middle of one. */
const plain = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~]|&(?=#?\w+;)/g, '\\$&');

/** `2026-11-22 18:04 (Asia/Tokyo)`: the same for readers of every language. */
function timeText({ now, timeZone }: Looking): string {
  const local = now.toZonedDateTimeISO(timeZone).toPlainDateTime();
  return `${local.toString({ smallestUnit: 'minute' }).replace('T', ' ')} (${timeZone})`;
}
