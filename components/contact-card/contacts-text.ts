import type { Contact, CustomerContacts } from '../../lib/directory/contacts.ts';
import { subscriptionName } from '../../lib/directory/subscription-name.ts';
import type { Translate } from '../../lib/i18n.ts';
import { listText } from '../ui/list-text.ts';

/** The contacts as plain text, for a ticket or a mail: one block a partner, facts that are not known left out. */
export function contactsText({ customer, contacts, fallback }: CustomerContacts, t: Translate): string {
  const blocks = contacts.map((contact) => describeContact(contact, t));
  const only = contacts.length === 0 && fallback ? [describePartner(fallback, t('card.state.default'), t)] : [];
  return [customer.companyName, ...blocks, ...only].join('\n\n');
}

function describeContact({ partner, state, subscriptions }: Contact, t: Translate): string {
  const names = listText(subscriptions.map(subscriptionName), t.locale);
  const supports = names ? `\n${t('card.text.supports', { names })}` : '';
  return describePartner(partner, t(`card.state.${state}`), t) + supports;
}

function describePartner({ name, support }: Contact['partner'], state: string, t: Translate): string {
  const facts = [support.telephone, support.email, support.website].filter((fact) => fact !== undefined);
  return [t('card.text.partner', { name: name || t('card.unnamed'), state }), ...facts].join('\n');
}
