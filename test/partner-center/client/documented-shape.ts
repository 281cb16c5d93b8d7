import type { PartnerCenter } from '../../../lib/partner-center/types.ts';
import { subscriptionId, tenant } from '../../directory/build.ts';

/** One call, an answer in the shape that the documentation shows, and what it says. */
export interface DocumentedAnswer {
  name: keyof PartnerCenter;
  ask: (client: PartnerCenter) => Promise<unknown>;
  answer: Record<string, unknown>;
  says: unknown;
  /** Fields without which the answer is none. */
  required: readonly string[];
}

export const [CUSTOMER, RESELLER, OWN] = [tenant(1), tenant(2), tenant(3)];
export const SUBSCRIPTION = subscriptionId(4);

export const self = (uri: string) => ({ links: { self: { uri, method: 'GET', headers: [] } } });
export const attributes = (objectType: string) => ({ attributes: { objectType } });
export const list = (...items: object[]) => ({ totalCount: items.length, items, ...attributes('Collection') });
export const page = <T>(...items: T[]) => ({ items, unreadable: [] });
