import type { Contact, CustomerContacts } from './contacts.ts';

/** The partners that the card shows, in its order: the default one last, where a contact is in doubt or there is none. */
export function partnersToCall({ contacts, fallback }: CustomerContacts): Contact['partner'][] {
  const partners = contacts.map(({ partner }) => partner);
  const isInDoubt = contacts.length === 0 || contacts.some(({ state }) => state === 'doubtful');
  const isShown = partners.some(({ tenantId }) => tenantId === fallback?.tenantId);
  return fallback && isInDoubt && !isShown ? [...partners, fallback] : partners;
}

export interface TelephoneToCall {
  /** As written by the partner. */
  telephone: string;
  /** Whose it is; empty when the partner's name is not known. */
  name: string;
}

/** The first telephone on the card; undefined when there is none. */
export function telephoneToCall(contacts: CustomerContacts): TelephoneToCall | undefined {
  for (const { name, support } of partnersToCall(contacts)) {
    if (support.telephone) return { telephone: support.telephone, name };
  }
  return undefined;
}
