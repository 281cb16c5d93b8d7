import type { Subscription, SupportContact, TenantId } from '../../directory/types.ts';
import { isSameContact } from '../same-contact.ts';
import type { SeenContact } from '../types.ts';
import type { DifferenceGroup } from './observed-choices.ts';
import type { ObservedSubscription } from './observed-customer.ts';
import { mayHoldContact } from './what-to-ask.ts';

export interface DesignationDifference {
  group: DifferenceGroup;
  /** Absent: the default contact. */
  ours?: SupportContact;
  theirs?: SupportContact;
}

/** How the designation on a subscription and what Partner Center holds differ; undefined where they do not, or nobody knows. */
export function designationDifference(
  { supportContact: ours }: Pick<Subscription, 'supportContact'>,
  seen: ObservedSubscription,
  own: TenantId | undefined,
): DesignationDifference | undefined {
  const contact = knownContact(seen);
  if (contact === undefined || isSameContact(ours, contact, own)) return undefined;
  const theirs = designationOf(contact, own);
  const sides = { ...(ours ? { ours } : {}), ...(theirs ? { theirs } : {}) };
  return { group: groupOf(ours?.supportTenantId === own ? undefined : ours, theirs), ...sides };
}

/** What Partner Center holds now; undefined where it was not told, or could not be read the last time. */
export function knownContact({ contact, contactFault, ...seen }: ObservedSubscription): SeenContact | undefined {
  return contact && !contactFault && mayHoldContact(seen) ? contact.contact : undefined;
}

/** As we would designate it. Absent: the default contact. */
export function designationOf(contact: SeenContact, own: TenantId | undefined): SupportContact | undefined {
  return contact === 'none' || contact.supportTenantId === own ? undefined : contact;
}

function groupOf(ours: SupportContact | undefined, theirs: SupportContact | undefined): DifferenceGroup {
  if (!ours) return 'theirsOnly';
  return theirs ? 'bothDiffer' : 'oursOnly';
}
