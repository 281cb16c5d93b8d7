import type { Contact, ContactSubscription, CustomerContacts } from './contacts.ts';
import { designationDoubts, hasWarning } from './eligibility.ts';
import { byName } from './order.ts';
import { ownPartner } from './own-partner.ts';
import { subscriptionName } from './subscription-name.ts';
import type { Customer, IsoDate, Partner, PartnerBook, Subscription, SupportContact, TenantId } from './types.ts';

type ShownPartner = Contact['partner'];

/**
 * What one customer sees: the only place that decides it. Card, popup, preview and feed all show this result.
 * Terminated subscriptions are left out; so are undesignated ones while no own partner is on record. When we are
 * designated for some subscriptions and the default for others, we appear once, as the default.
 */
export function contactsFor(customer: Customer, book: PartnerBook, today: IsoDate): CustomerContacts {
  const own = ownPartner(book);
  const contacts = [...bySupporter(customer.subscriptions, own)]
    .map(([tenantId, subscriptions]) => toContact(tenantId, subscriptions, { customer, book, today }))
    .sort(compareContacts);
  const { tenantId, companyName } = customer;
  return { customer: { tenantId, companyName }, contacts, ...(own ? { fallback: show(own) } : {}) };
}

/** The subscriptions that are still running, by the tenant that supports them. */
function bySupporter(subscriptions: readonly Subscription[], own: Partner | undefined): Map<TenantId, Subscription[]> {
  const running = subscriptions.filter(({ status }) => status !== 'deleted');
  const groups = Map.groupBy(running, ({ supportContact }) => supportContact?.supportTenantId ?? own?.tenantId);
  return new Map([...groups].flatMap(([tenantId, group]) => (tenantId ? [[tenantId, group]] : [])));
}

interface Seen {
  customer: Customer;
  book: PartnerBook;
  today: IsoDate;
}

function toContact(tenantId: TenantId, subscriptions: Subscription[], { customer, book, today }: Seen): Contact {
  const known = book.partners.find((partner) => partner.tenantId === tenantId);
  const designations = subscriptions.flatMap(({ supportContact }) => supportContact ?? []);
  const [designation] = designations;
  const isDefault = designations.length < subscriptions.length;
  const doubts = designation ? designationDoubts(designation, customer, book, today) : [];
  return {
    state: isDefault ? 'default' : hasWarning(doubts) ? 'doubtful' : 'designated',
    doubts,
    partner: known ? show(known, designation) : showUnknown(tenantId, designation),
    subscriptions: subscriptions.map(showSubscription).sort(compareSubscriptions),
  };
}

/** The book is newer than what was stored with the designation, but may lack the MPN id. */
function show({ tenantId, mpnId, name, support }: Partner, designation?: SupportContact): ShownPartner {
  return { tenantId, mpnId: mpnId || (designation?.supportMpnId ?? ''), name, support };
}

function showUnknown(tenantId: TenantId, designation: SupportContact | undefined): ShownPartner {
  const { supportMpnId = '', name = '' } = designation ?? {};
  return { tenantId, mpnId: supportMpnId, name, support: { languages: [] } };
}

function showSubscription({ id, offerName, friendlyName, status, quantity }: Subscription): ContactSubscription {
  return { id, offerName, friendlyName, status, quantity };
}

function compareSubscriptions(a: ContactSubscription, b: ContactSubscription): number {
  return byName({ name: subscriptionName(a), id: a.id }, { name: subscriptionName(b), id: b.id });
}

function compareContacts(a: Contact, b: Contact): number {
  const last = Number(a.state === 'default') - Number(b.state === 'default');
  return (
    last || byName({ name: a.partner.name, id: a.partner.tenantId }, { name: b.partner.name, id: b.partner.tenantId })
  );
}
