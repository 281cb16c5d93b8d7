import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { OwnFacts } from '../../components/lookup/CustomerFacts.tsx';
import { contactsForPage, type PageContacts, readOwnCustomer, readSource, type Source } from '../../lib/answer-page.ts';
import { getCustomer } from '../../lib/db/customers.ts';
import type { Db } from '../../lib/db/open.ts';
import { getPartners } from '../../lib/db/partners.ts';
import type { CustomerContacts } from '../../lib/directory/contacts.ts';
import { contactsFor } from '../../lib/directory/contacts-for.ts';
import type { Customer, TenantId } from '../../lib/directory/types.ts';
import { type Lookup, openLookup } from '../../lib/lookup/open-lookup.ts';
import { reportError } from '../../lib/report-error.ts';
import { type LiveCare, openLiveCare } from '../../lib/session/care-live.ts';
import type { Settings } from '../../lib/settings.ts';
import { today } from '../../lib/today.ts';

/** A customer as the popup shows it. */
export interface ShownCustomer {
  contacts: CustomerContacts;
  /** Absent for a customer. */
  facts?: OwnFacts;
}

export interface PopupSession {
  /** What the active tab is about; for a customer, their own contacts wherever they are. */
  page: PageContacts;
  /** Of the customer of the active tab; absent for a customer. */
  pageFacts?: OwnFacts;
  source: Source;
  /** Absent for a customer. */
  finding?: { lookup: Lookup; live: LiveCare };
  picked: ReadonlySignal<ShownCustomer | undefined>;
  /** `undefined` goes back. */
  pick(tenantId: TenantId | undefined): Promise<void>;
}

/** All that the popup shows, read once: it lives for a few seconds. */
export async function openPopupSession(db: Db, settings: Settings): Promise<PopupSession> {
  const picked = signal<ShownCustomer | undefined>(undefined);
  const mayFind = settings.role !== 'customer';
  const [page, source, live] = await Promise.all([
    readPage(db, settings),
    readSource(db),
    mayFind ? openLiveCare() : undefined,
  ]);
  const pageFacts = mayFind ? await readFacts(page, db) : undefined;

  async function pick(tenantId: TenantId | undefined) {
    const customer = tenantId === undefined ? undefined : await getCustomer(db, tenantId);
    if (customer) live?.remember(customer.tenantId);
    picked.value = customer && {
      contacts: await showContacts(customer, db),
      ...(mayFind ? { facts: customer } : {}),
    };
  }
  return {
    page,
    ...(pageFacts ? { pageFacts } : {}),
    source,
    ...(live ? { finding: { lookup: startLookup(db, live), live } } : {}),
    picked,
    pick,
  };
}

function startLookup(db: Db, { care }: LiveCare): Lookup {
  const lookup = openLookup(db, new AbortController().signal, care);
  lookup.finished.catch((fault: unknown) => reportError('Reading the customers', fault));
  return lookup;
}

const readFacts = async (page: PageContacts, db: Db) =>
  page.state === 'contacts' ? getCustomer(db, page.contacts.customer.tenantId) : undefined;

async function readPage(db: Db, settings: Settings): Promise<PageContacts> {
  if (settings.role === 'customer') return readOwn(db, settings);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.url ? contactsForPage(tab.url, db, { settings, today: today() }) : { state: 'none' };
}

async function readOwn(db: Db, settings: Settings): Promise<PageContacts> {
  const own = await readOwnCustomer(settings, db);
  return own ? { state: 'contacts', contacts: await showContacts(own, db) } : { state: 'none' };
}

async function showContacts(customer: Customer, db: Db): Promise<CustomerContacts> {
  return contactsFor(customer, { partners: await getPartners(db) }, today());
}
