import type { Contact, CustomerContacts } from '../../directory/contacts.ts';
import type { TenantId } from '../../directory/types.ts';
import type { Seconds } from '../seconds.ts';

/** What `contactsFor` gives for one customer, as it travels. */
export interface FeedContent {
  /** The customer's tenant. */
  tid: TenantId;
  /** The customer's name. */
  company: string;
  /** Who publishes: the own partner, who is also the one to call when a contact is doubtful. */
  publisher: Contact['partner'];
  contacts: Contact[];
  /** The publisher has ended this feed: there is nothing to show any more, and no contacts are in it. */
  withdrawn?: true;
}

/** When and as which of its kind it was issued. */
export interface FeedIssue {
  /** Grows with everything a key signs for this feed. */
  seq: number;
  iat: Seconds;
  exp: Seconds;
}

export interface FeedPayload extends FeedContent, FeedIssue {
  v: 1;
}

/**
 * A customer's content, from exactly what `contactsFor` gives; undefined while no own partner is on record, because a
 * feed without a publisher helps nobody. Notices are for the partner's own people and stay at home.
 */
export function feedContent({ customer, contacts, fallback }: CustomerContacts): FeedContent | undefined {
  if (!fallback) return undefined;
  return {
    tid: customer.tenantId,
    company: customer.companyName,
    publisher: fallback,
    contacts: contacts.map((contact) => ({
      ...contact,
      doubts: contact.doubts.filter(({ level }) => level === 'warning'),
    })),
  };
}

/** What ends a feed. */
export const withdrawalOf = ({ tid, company, publisher }: FeedContent): FeedContent => ({
  tid,
  company,
  publisher,
  contacts: [],
  withdrawn: true,
});

/** What the card shows of it. */
export function contactsOf({ tid, company, publisher, contacts }: FeedContent): CustomerContacts {
  return { customer: { tenantId: tid, companyName: company }, contacts, fallback: publisher };
}
