import { contactsFor } from '../../../lib/directory/contacts-for.ts';
import { parseIsoDate } from '../../../lib/directory/ids.ts';
import type { Customer, Directory, Partner } from '../../../lib/directory/types.ts';
import { sampleDirectory } from '../../sample-data.ts';

/** A directory, two of its customers whose contacts differ, and whom the first one's is changed to. */
export interface FeedCase {
  directory: Directory;
  /** Supported by the partner itself. */
  a: Customer;
  /** Supported by a reseller, without doubt. */
  b: Customer;
  own: Partner;
  resellerOfB: Partner;
  next: Partner;
}

const CUSTOMERS = 40;

export function chooseFeedCase(): FeedCase {
  const directory = sampleDirectory({ customers: CUSTOMERS, seed: 5 });
  const { partners, customers } = directory;
  const a = customers.find((one) => isSupportedAlone(one, directory, 'default'));
  const b = customers.find((one) => isSupportedAlone(one, directory, 'designated'));
  const own = partners.find(({ role }) => role !== 'indirectReseller');
  const supportOfB = b?.subscriptions[0]?.supportContact?.supportTenantId;
  const resellerOfB = partners.find(({ tenantId }) => tenantId === supportOfB);
  const next = partners.find(
    ({ role, relationship, tenantId }) =>
      role === 'indirectReseller' && relationship === 'active' && tenantId !== supportOfB,
  );
  if (!a || !b || !own || !resellerOfB || !next) throw new Error('The sample lacks what this needs.');
  return { directory, a, b, own, resellerOfB, next };
}

function isSupportedAlone(customer: Customer, { partners }: Directory, state: 'default' | 'designated'): boolean {
  const today = parseIsoDate(new Date().toISOString().slice(0, 10));
  if (!today) throw new Error('Today is a day.');
  const { contacts } = contactsFor(customer, { partners }, today);
  const [only, another] = contacts;
  const isCertain = only?.state === state && only.doubts.length === 0 && another === undefined;
  return isCertain && customer.subscriptions.every(({ status }) => status === 'active');
}
