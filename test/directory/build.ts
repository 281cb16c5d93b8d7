import { parseIsoDate, parseSubscriptionId, parseTenantId } from '../../lib/directory/ids.ts';
import type { Customer, IsoDate, Partner, Subscription, SubscriptionId, TenantId } from '../../lib/directory/types.ts';

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The test names something that does not parse');
  return value;
}

const guid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const tenant = (n: number): TenantId => known(parseTenantId(guid(n)));
export const subscriptionId = (n: number): SubscriptionId => known(parseSubscriptionId(guid(n)));
export const day = (text: string): IsoDate => known(parseIsoDate(text));

export function buildPartner(n: number, fields: Partial<Partner> = {}): Partner {
  return {
    tenantId: tenant(n),
    mpnId: `00${n}`,
    name: `Reseller ${n}`,
    role: 'indirectReseller',
    relationship: 'active',
    support: { languages: ['en'] },
    ...fields,
  };
}

export const us = buildPartner(1, { name: 'Us', role: 'indirectProvider' });

export function buildSubscription(n: number, fields: Partial<Subscription> = {}): Subscription {
  return {
    id: subscriptionId(n),
    offerId: 'offer',
    offerName: `Offer ${n}`,
    friendlyName: '',
    status: 'active',
    quantity: 1,
    commerce: 'legacy',
    channel: 'csp',
    ...fields,
  };
}

export function buildCustomer(fields: Partial<Customer> = {}): Customer {
  return {
    tenantId: tenant(900),
    companyName: 'Contoso',
    domains: [],
    aliases: [],
    relationship: 'active',
    delegatedAdmin: [],
    subscriptions: [],
    ...fields,
  };
}
