import { toSupportContact } from '../../../lib/directory/own-partner.ts';
import type { Customer, Directory, Partner, Subscription, SupportContact } from '../../../lib/directory/types.ts';

/** Every designation moves on to the next reseller, the last one's are taken back, and who had none gets the first. */
export function changeDesignations({ partners, customers }: Directory): Customer[] {
  const resellers = partners.filter(
    ({ role, relationship }) => role === 'indirectReseller' && relationship === 'active',
  );
  return customers.map((customer) => ({
    ...customer,
    subscriptions: customer.subscriptions.map((subscription) => changed(subscription, resellers)),
  }));
}

function changed({ supportContact, ...subscription }: Subscription, resellers: readonly Partner[]): Subscription {
  const next = nextOf(supportContact, resellers);
  return next ? { ...subscription, supportContact: toSupportContact(next) } : subscription;
}

function nextOf(contact: SupportContact | undefined, resellers: readonly Partner[]): Partner | undefined {
  return resellers[resellers.findIndex(({ tenantId }) => tenantId === contact?.supportTenantId) + 1];
}
