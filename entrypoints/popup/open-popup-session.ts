import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { contactsForPage, type PageContacts, readOwnCustomer, readSource, type Source } from '../../lib/answer-page.ts';
import { getCustomer } from '../../lib/db/customers.ts';
import type { Db } from '../../lib/db/open.ts';
import { getPartners } from '../../lib/db/partners.ts';
import type { CustomerContacts } from '../../lib/directory/contacts.ts';
import { contactsFor } from '../../lib/directory/contacts-for.ts';
import type { Customer, TenantId } from '../../lib/directory/types.ts';
import { type Lookup, openLookup } from '../../lib/lookup/open-lookup.ts';
import { reportError } from '../../lib/report-error.ts';
import type { Settings } from '../../lib/settings.ts';
import { today } from '../../lib/today.ts';

export interface PopupSession {
  /** What the active tab is about; for a customer, their own contacts wherever they are. */
  page: PageContacts;
  source: Source;
  /** Absent for a customer. */
  lookup?: Lookup;
  picked: ReadonlySignal<CustomerContacts | undefined>;
  /** `undefined` goes back. */
  pick(tenantId: TenantId | undefined): Promise<void>;
}

/** All that the popup shows, read once: it lives for a few seconds. */
export async function openPopupSession(db: Db, settings: Settings): Promise<PopupSession> {
  const picked = signal<CustomerContacts | undefined>(undefined);
  const [page, source] = await Promise.all([readPage(db, settings), readSource(db)]);

  async function pick(tenantId: TenantId | undefined) {
    const customer = tenantId === undefined ? undefined : await getCustomer(db, tenantId);
    picked.value = customer && (await showContacts(customer, db));
  }
  const session = { page, source, picked, pick };
  return settings.role === 'customer' ? session : { ...session, lookup: startLookup(db) };
}

function startLookup(db: Db): Lookup {
  const lookup = openLookup(db, new AbortController().signal);
  lookup.finished.catch((fault: unknown) => reportError('Reading the customers', fault));
  return lookup;
}

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
