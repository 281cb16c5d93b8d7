import { emptyCustomer } from '../../directory/empty-customer.ts';
import { compareIds } from '../../directory/order.ts';
import type { Customer, Subscription, TenantId } from '../../directory/types.ts';
import { designationDifference, designationOf, knownContact } from './designation-difference.ts';
import { goneSubscriptions, hasEnded, isGone } from './find-gone.ts';
import { type ObservedChoices, sideOf } from './observed-choices.ts';
import type { ObservedCustomer, ObservedSubscription } from './observed-customer.ts';

export interface Merging {
  /** Whose customers they are. */
  own: TenantId | undefined;
  choices: ObservedChoices;
}

/**
 * What a listed customer becomes. Partner Center knows its name, that we deal with it, and its subscriptions; domains
 * are added to. Aliases, country, delegated admin, notes and links are ours alone. Undefined: a stranger that
 * Partner Center lists though we do not deal with it.
 */
export function mergeObserved(
  before: Customer | undefined,
  observed: ObservedCustomer,
  merging: Merging,
): Customer | undefined {
  const { customer } = observed;
  const isEnded = hasEnded(customer);
  if (!before && isEnded) return undefined;
  const rest = before ?? emptyCustomer(customer.tenantId);
  return {
    ...rest,
    ...mergeName(rest, customer.companyName),
    domains: mergeDomains(rest.domains, customer.domain),
    relationship: isEnded ? endedIf(rest, merging) : 'active',
    subscriptions: mergeSubscriptions(rest, observed, merging),
  };
}

/** A customer that is not listed any more, once a person has said so. */
export function endCustomer(before: Customer, merging: Merging): Customer {
  return isGone(before, undefined) ? { ...before, relationship: endedIf(before, merging) } : before;
}

const endedIf = ({ tenantId, relationship }: Customer, { choices }: Merging) =>
  choices.endedCustomers.has(tenantId) ? 'ended' : relationship;

/**
 * Partner Center's name wins, and ours stays as an alias. Where Partner Center's is an alias already, someone here has
 * preferred another name to it: that one stays.
 */
function mergeName({ companyName, aliases }: Customer, theirs: string): Pick<Customer, 'companyName' | 'aliases'> {
  if (!theirs || theirs === companyName || aliases.includes(theirs)) return { companyName, aliases };
  const kept = companyName && !aliases.includes(companyName) ? [...aliases, companyName] : aliases;
  return { companyName: theirs, aliases: kept };
}

/** One that is new becomes the last, so that ours stays the primary one. */
function mergeDomains(domains: string[], theirs: string | undefined): string[] {
  return !theirs || domains.includes(theirs) ? domains : [...domains, theirs];
}

function mergeSubscriptions(before: Customer, observed: ObservedCustomer, merging: Merging): Subscription[] {
  const { subscriptions, asked } = observed;
  // What was heard before it could no longer be asked may be long past.
  const list = asked?.fault ? [] : (subscriptions?.list ?? []);
  const merged = new Map(before.subscriptions.map((subscription) => [subscription.id, subscription]));
  for (const gone of goneSubscriptions(before, observed)) merged.set(gone.id, endSubscription(gone, merging));
  for (const seen of list) merged.set(seen.id, mergeSubscription(merged.get(seen.id), seen, merging));
  return [...merged.values()].sort((a, b) => compareIds(a.id, b.id));
}

function endSubscription(subscription: Subscription, { choices }: Merging): Subscription {
  return choices.endedSubscriptions.has(subscription.id) ? { ...subscription, status: 'deleted' } : subscription;
}

/** What Partner Center leaves empty, or cannot tell the kind of, stays ours. */
function mergeSubscription(
  before: Subscription | undefined,
  seen: ObservedSubscription,
  merging: Merging,
): Subscription {
  const supportContact = mergeContact(before, seen, merging);
  return {
    id: seen.id,
    offerId: seen.offerId || before?.offerId || '',
    offerName: seen.offerName || before?.offerName || '',
    friendlyName: seen.friendlyName || before?.friendlyName || '',
    status: seen.status ?? before?.status ?? 'other',
    quantity: seen.quantity ?? before?.quantity ?? 0,
    commerce: seen.commerce === 'other' ? (before?.commerce ?? 'other') : seen.commerce,
    channel: 'csp',
    ...(supportContact ? { supportContact } : {}),
  };
}

/** A subscription that is new to us has no designation of ours to be kept. */
function mergeContact(
  before: Subscription | undefined,
  seen: ObservedSubscription,
  { own, choices }: Merging,
): Subscription['supportContact'] {
  const theirs = knownContact(seen);
  if (!before) return theirs && designationOf(theirs, own);
  const difference = designationDifference(before, seen, own);
  if (!difference || sideOf(choices, difference.group, seen.id) === 'ours') return before.supportContact;
  return difference.theirs;
}
