import { type TenantHints, tenantHints } from './admin-center/tenant-from-url.ts';
import { findByDomain, getCustomers, scanCustomers } from './db/customers.ts';
import { readHistory } from './db/history.ts';
import type { Db } from './db/open.ts';
import { getPartners } from './db/partners.ts';
import { getWorkspace } from './db/workspace.ts';
import type { CustomerContacts } from './directory/contacts.ts';
import { contactsFor } from './directory/contacts-for.ts';
import type { Customer, IsoDate, TenantId } from './directory/types.ts';
import { feedsForPage, type ShownFeed } from './feeds-for-page.ts';
import { createTranslate, type Messages } from './i18n.ts';
import { loadMessages } from './load-messages.ts';
import type { Locale } from './locales.ts';
import type { Brand } from './policy/brand.ts';
import { type CardSettings, effectiveLocale, type Role, type Settings, type Theme } from './settings.ts';

/** Where the shown facts come from. */
export interface Source {
  /** The directory's name; absent when it has none. */
  name?: string;
  /** ISO 8601 instant of its last change. */
  asOf?: string;
}

/** Whose page it is. `unsure`: the address allows several answers, and only the reader can tell. */
export type PageContacts =
  | { state: 'none' }
  | { state: 'contacts'; contacts: CustomerContacts }
  /** `unknown`: GUIDs and domains that the address names and the directory does not hold. */
  | { state: 'unsure'; candidates: CustomerContacts[]; unknown: string[] };

/** All that the card needs to show itself, so that it asks once only. */
export interface CardFrame {
  role: Role;
  locale: Locale;
  messages: Messages;
  theme: Theme;
  card: CardSettings;
  source: Source;
  brand?: Brand;
}

/** `url` is the address it answers for; the page may have moved on meanwhile. */
export type PageAnswer = { url: string } & (
  | { state: 'none' }
  | ((Exclude<PageContacts, { state: 'none' }> | { state: 'feeds'; feeds: ShownFeed[] }) & { frame: CardFrame })
);

/** What is not on the page but decides the answer. */
export interface Circumstances {
  settings: Settings;
  today: IsoDate;
  /** The browser's languages, BCP 47, best first. */
  languages: readonly string[];
}

/** What the background answers a card on the page `url`: never more than `contactsFor` yields for the tenants it names. */
export async function answerForPage(url: string, db: Db, circumstances: Circumstances): Promise<PageAnswer> {
  const { settings, languages } = circumstances;
  const { role, card, theme, brand } = settings;
  if (role === null || !card.enabled) return { url, state: 'none' };
  const locale = effectiveLocale(settings, languages);
  const found = (await followedFeeds(url, db, settings, locale)) ?? (await contactsForPage(url, db, circumstances));
  if (found.state === 'none') return { url, state: 'none' };
  const [source, messages] = await Promise.all([readSource(db), loadMessages(locale, 'card')]);
  const frame = { role, locale, messages, theme, card, source, ...(brand ? { brand } : {}) };
  return { url, ...found, frame };
}

/** A customer who follows feeds sees them; undefined for everybody else. */
async function followedFeeds(url: string, db: Db, { role }: Settings, locale: Locale) {
  if (role !== 'customer') return undefined;
  const t = createTranslate(locale, await loadMessages(locale, 'feeds'));
  const feeds = await feedsForPage(url, db, t, Date.now());
  return feeds && (feeds.length > 0 ? ({ state: 'feeds', feeds } as const) : ({ state: 'none' } as const));
}

/** Whose page `url` is and who supports them; the popup asks the same about the active tab. */
export async function contactsForPage(
  url: string,
  db: Db,
  { settings, today }: Pick<Circumstances, 'settings' | 'today'>,
): Promise<PageContacts> {
  const named = await customersNamed(tenantHints(url), db);
  const { customers, unknown } = settings.role === 'customer' ? await onlyOwn(named, settings, db) : named;
  const [first] = customers;
  if (!first) return { state: 'none' };
  const book = { partners: await getPartners(db) };
  const show = (customer: Customer) => contactsFor(customer, book, today);
  if (customers.length + unknown.length > 1) return { state: 'unsure', candidates: customers.map(show), unknown };
  const contacts = show(first);
  return isEmpty(contacts) ? { state: 'none' } : { state: 'contacts', contacts };
}

/** The customer whose browser this is: as chosen in the settings, else the only one in the directory. */
export async function readOwnCustomer(settings: Settings, db: Db): Promise<Customer | undefined> {
  const id = settings.ownTenantId;
  return id === undefined ? onlyCustomer(db) : (await getCustomers(db, [id])).get(id);
}

export async function readSource(db: Db): Promise<Source> {
  const [workspace, [last]] = await Promise.all([getWorkspace(db), readHistory(db, { limit: 1 })]);
  return { ...(workspace?.name ? { name: workspace.name } : {}), ...(last ? { asOf: last.at } : {}) };
}

const isEmpty = ({ contacts, fallback }: CustomerContacts) => contacts.length === 0 && !fallback;

/** What an address names, as it says it, and whose it is. */
interface Hint {
  text: string;
  owners: readonly TenantId[];
}

interface Named {
  hints: Hint[];
  customers: Customer[];
  unknown: string[];
}

async function customersNamed({ tenantIds, domains }: TenantHints, db: Db): Promise<Named> {
  const owners = await Promise.all(domains.map((domain) => findByDomain(db, domain)));
  const known = await getCustomers(db, new Set<TenantId>([...tenantIds, ...owners.flat()]));
  const hints = [
    ...tenantIds.map((id) => ({ text: id, owners: known.has(id) ? [id] : [] })),
    ...domains.map((text, n) => ({ text, owners: owners[n] ?? [] })),
  ];
  const unknown = hints.filter((hint) => hint.owners.length === 0).map(({ text }) => text);
  const ids = new Set(hints.flatMap((hint) => hint.owners));
  return { hints, customers: [...ids].flatMap((id) => known.get(id) ?? []), unknown };
}

/**
 * A customer sees their own contacts only: on pages that name no one, or them. Of others they read what the address
 * itself says, never what the directory knows of it.
 */
async function onlyOwn({ hints }: Named, settings: Settings, db: Db): Promise<Omit<Named, 'hints'>> {
  const own = await readOwnCustomer(settings, db);
  if (!own) return { customers: [], unknown: [] };
  const others = hints.filter(({ owners }) => owners.some((id) => id !== own.tenantId) || owners.length === 0);
  const isNamed = hints.some(({ owners }) => owners.includes(own.tenantId));
  return {
    customers: isNamed || others.length === 0 ? [own] : [],
    unknown: isNamed ? others.map(({ text }) => text) : [],
  };
}

async function onlyCustomer(db: Db): Promise<Customer | undefined> {
  const enough = new AbortController();
  const found: Customer[] = [];
  const take = (customers: Customer[]) => {
    found.push(...customers);
    if (found.length > 1) enough.abort();
  };
  await scanCustomers(db, take, enough.signal).catch((fault: unknown) => {
    if (!enough.signal.aborted) throw fault;
  });
  return found.length === 1 ? found[0] : undefined;
}
