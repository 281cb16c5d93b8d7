import { contactsForPage, type PageContacts, readOwnCustomer } from '../answer-page.ts';
import { getCustomer } from '../db/customers.ts';
import type { Db } from '../db/open.ts';
import { getPartners } from '../db/partners.ts';
import type { CustomerContacts } from '../directory/contacts.ts';
import { contactsFor } from '../directory/contacts-for.ts';
import type { Customer, TenantId } from '../directory/types.ts';
import { type FeedView, viewFeed } from '../feed/subscribe/feed-view.ts';
import { readFeeds } from '../feed/subscribe/stored-feed.ts';
import type { Settings } from '../settings.ts';
import { today } from '../today.ts';

/** What the partner's own people know about a customer, and the customer never sees. */
export type OwnFacts = Pick<Customer, 'aliases' | 'links' | 'notes'>;

/** A customer as a lookup shows it. */
export interface ShownCustomer {
  contacts: CustomerContacts;
  /** Absent for a customer. */
  facts?: OwnFacts;
}

/** What the page beside is about; for a customer, their own contacts wherever they are. */
export type ShownPage =
  | Exclude<PageContacts, { state: 'contacts' }>
  | ({ state: 'contacts' } & ShownCustomer)
  /** All that a customer follows, whatever page is beside. */
  | { state: 'feeds'; feeds: FeedView[] };

export async function readCustomer(id: TenantId, db: Db): Promise<Required<ShownCustomer> | undefined> {
  const customer = await getCustomer(db, id);
  return customer && { contacts: await contactsOf(customer, db), facts: customer };
}

export async function readPage(url: string | undefined, db: Db, settings: Settings): Promise<ShownPage> {
  if (settings.role === 'customer') return readOwn(db, settings);
  if (!url) return { state: 'none' };
  const page = await contactsForPage(url, db, { settings, today: today() });
  if (page.state !== 'contacts') return page;
  const facts = await getCustomer(db, page.contacts.customer.tenantId);
  return { ...page, ...(facts ? { facts } : {}) };
}

async function readOwn(db: Db, settings: Settings): Promise<ShownPage> {
  const feeds = await readFeeds(db);
  if (feeds.length > 0) return { state: 'feeds', feeds: feeds.map((feed) => viewFeed(feed, Date.now())) };
  const own = await readOwnCustomer(settings, db);
  return own ? { state: 'contacts', contacts: await contactsOf(own, db) } : { state: 'none' };
}

async function contactsOf(customer: Customer, db: Db): Promise<CustomerContacts> {
  return contactsFor(customer, { partners: await getPartners(db) }, today());
}

/** Tells whether two pages are about the same customers. */
export function pageKey(page: ShownPage): string {
  if (page.state === 'none') return '';
  if (page.state === 'contacts') return page.contacts.customer.tenantId;
  if (page.state === 'feeds') return page.feeds.map(({ feedId }) => feedId).join(' ');
  return [...page.candidates.map(({ customer }) => customer.tenantId), ...page.unknown].join(' ');
}
