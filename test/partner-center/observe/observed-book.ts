import type { PartnerCenterStandIn } from '../../stand-ins/partner-center/start-partner-center.ts';
import { must } from '../client/sample-ids.ts';

export const customersOf = ({ book }: PartnerCenterStandIn) => [...book.customers.values()];
/** A customer that has a subscription which may hold a contact, or one that has none. */
export const oneWith = (standIn: PartnerCenterStandIn, holds: boolean) =>
  must(customersOf(standIn).find(({ subscriptions }) => subscriptions.some(mayHold) === holds));
export const mayHold = (subscription: { commerce: string; status: string }) =>
  subscription.commerce === 'legacy' && subscription.status !== 'deleted';
/** How many contacts Partner Center may hold. */
export const countContacts = (standIn: PartnerCenterStandIn) =>
  customersOf(standIn).flatMap(({ subscriptions }) => subscriptions.filter(mayHold)).length;
