import type { Customer, Directory, Partner, Subscription } from '../lib/directory/types.ts';

/** One designation to show: a customer whose own delegated admin allows it, and nothing designated yet. */
export interface DemoCase {
  customer: Customer;
  subscription: Subscription;
  reseller: Partner;
}

const isUndesignated = ({ status, supportContact }: Subscription) => status === 'active' && !supportContact;

/** The reseller that holds lasting delegated admin on this customer and has an active relationship with us. */
function resellerOf({ delegatedAdmin }: Customer, partners: readonly Partner[]): Partner | undefined {
  const holders = delegatedAdmin.filter(({ kind }) => kind === 'dap').map(({ tenantId }) => tenantId);
  return partners.find(({ tenantId, relationship }) => relationship === 'active' && holders.includes(tenantId));
}

/** The first case without any doubt about it. Throws when the directory has none. */
export function chooseDemoCase({ customers, partners }: Directory): DemoCase {
  for (const customer of customers) {
    const subscription = customer.subscriptions.find(isUndesignated);
    const reseller = resellerOf(customer, partners);
    if (customer.relationship === 'active' && subscription && reseller) return { customer, subscription, reseller };
  }
  throw new Error('No customer of the sample directory has a subscription to show.');
}
