import type { Channel, Commerce, Customer, DelegatedAdmin, Subscription, SupportContact, TenantId } from './types.ts';

/** Someone is designated. */
export interface DesignatedFact {
  contact: SupportContact;
  /** What the designated partner holds on the customer; absent: nobody told us. */
  held?: DelegatedAdmin;
  /** Another running subscription of the customer has the default contact. */
  besideDefault: boolean;
}

/** The default contact stands. */
export interface DefaultFact {
  contact?: undefined;
  /** The resellers who hold delegated admin on the customer, by tenant id. */
  holders: readonly DelegatedAdmin[];
}

/**
 * All that a rule needs to know of one running subscription and that its customer alone tells. What the book of
 * partners and the day make of it is judged later, so that a fact stays true when a relationship or a date passes.
 */
export interface SubscriptionFact {
  commerce: Commerce;
  channel: Channel;
  /** Expired or disabled: on record, but no longer in service. */
  lapsed: boolean;
  /** One object for all subscriptions of a customer that share it. */
  designation: DesignatedFact | DefaultFact;
}

/** A designated partner and what it holds on the customer. */
export interface Supporter {
  tenantId: TenantId;
  held?: DelegatedAdmin;
}

/** What one customer's coverage depends on. */
export interface CustomerFact {
  /** Whether a running subscription has the default contact. */
  hasDefault: boolean;
  /** Who supports its other running subscriptions, by tenant id. */
  supporters: readonly Supporter[];
}

/** Delegated admin that ends some day. */
export interface EndingFact {
  held: DelegatedAdmin;
  /** Whether a running subscription is designated to the holder. */
  inUse: boolean;
}

export interface CustomerFacts {
  customer: CustomerFact;
  subscriptions: { subscription: Subscription; fact: SubscriptionFact }[];
  endings: EndingFact[];
}

/** What the customer tells, terminated (`deleted`) subscriptions left out. Plain loops: an import asks 100,000 times. */
export function customerFacts(customer: Customer): CustomerFacts {
  const { delegatedAdmin } = customer;
  const running = customer.subscriptions.filter(isRunning);
  const hasDefault = running.some(isDefault);
  const standing: DefaultFact = { holders: hasDefault ? delegatedAdmin.filter(isHeld) : [] };
  const designated: DesignatedFact[] = [];
  const subscriptions: CustomerFacts['subscriptions'] = [];
  for (const subscription of running) {
    const { commerce, channel, status, supportContact } = subscription;
    const designation = supportContact
      ? designatedFact(designated, supportContact, delegatedAdmin, hasDefault)
      : standing;
    const lapsed = status === 'expired' || status === 'disabled';
    subscriptions.push({ subscription, fact: { commerce, channel, lapsed, designation } });
  }
  const supporters = supportersOf(designated);
  return { customer: { hasDefault, supporters }, subscriptions, endings: endingsOf(delegatedAdmin, supporters) };
}

const isRunning = ({ status }: Subscription) => status !== 'deleted';
const isDefault = ({ supportContact }: Subscription) => !supportContact;
const isHeld = ({ kind }: DelegatedAdmin) => kind !== 'none';

/** The one among those found so far, or a new one added to them. */
function designatedFact(
  found: DesignatedFact[],
  contact: SupportContact,
  delegatedAdmin: readonly DelegatedAdmin[],
  besideDefault: boolean,
): DesignatedFact {
  const known = found.find((fact) => isWrittenAlike(fact.contact, contact));
  if (known) return known;
  const held = delegatedAdmin.find(({ tenantId }) => tenantId === contact.supportTenantId);
  const fact = held ? { contact, held, besideDefault } : { contact, besideDefault };
  found.push(fact);
  return fact;
}

function isWrittenAlike(a: SupportContact, b: SupportContact): boolean {
  return a.supportTenantId === b.supportTenantId && a.name === b.name && a.supportMpnId === b.supportMpnId;
}

/** By tenant id, so that customers with the same ones have the same fact; each once, however its name is written. */
function supportersOf(designated: readonly DesignatedFact[]): Supporter[] {
  const byTenant = new Map<TenantId, Supporter>();
  for (const { contact, held } of designated) {
    const tenantId = contact.supportTenantId;
    byTenant.set(tenantId, held ? { tenantId, held } : { tenantId });
  }
  return [...byTenant.values()].sort((a, b) => (a.tenantId < b.tenantId ? -1 : 1));
}

function endingsOf(delegatedAdmin: readonly DelegatedAdmin[], supporters: readonly Supporter[]): EndingFact[] {
  const endings: EndingFact[] = [];
  for (const held of delegatedAdmin) {
    if (held.kind === 'none' || !held.endDate) continue;
    endings.push({ held, inUse: supporters.some(({ tenantId }) => tenantId === held.tenantId) });
  }
  return endings;
}
