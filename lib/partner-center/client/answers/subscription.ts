import * as v from 'valibot';
import { classifyCommerce } from '../../../directory/commerce.ts';
import { STATUSES } from '../../../directory/customer-schema.ts';
import { parseMpnId, parseSubscriptionId } from '../../../directory/ids.ts';
import { LIMITS } from '../../../directory/limits.ts';
import { oneOf, parsed, record } from '../../../directory/schema-parts.ts';
import type { SeenSubscription } from '../../types.ts';
import { fact, isEmptyGuid, part, words } from './fields.ts';

const statusOf = oneOf(STATUSES);

function quantityOf(text: string): number | undefined {
  const quantity = Number(text);
  return Number.isFinite(quantity) && quantity >= 0 ? Math.min(Math.round(quantity), LIMITS.quantity) : undefined;
}

/** The last part of `/v1/offers/{offer}`: in one documented sample the offer is named nowhere else. */
const offerOf = (uri: string) => /\/offers\/([^/?#]+)/i.exec(uri)?.[1] ?? '';

/** A row of get-all-of-a-customer-s-subscriptions.md. A new status of Microsoft's is `other`; none is none. */
export const subscriptionRow = v.pipe(
  record({
    id: parsed(parseSubscriptionId, 'subscriptionId'),
    offerId: words,
    offerName: words,
    friendlyName: words,
    quantity: fact(quantityOf),
    status: words,
    billingType: words,
    productType: part(record({ id: words })),
    partnerId: fact(parseMpnId),
    parentSubscriptionId: fact((text) => (isEmptyGuid(text) ? undefined : parseSubscriptionId(text))),
    links: part(record({ offer: part(record({ uri: words })) })),
  }),
  v.transform(({ id, productType, billingType, partnerId, parentSubscriptionId, links, ...row }): SeenSubscription => {
    const offerId = row.offerId || offerOf(links.offer.uri);
    return {
      id,
      offerId,
      offerName: row.offerName,
      friendlyName: row.friendlyName,
      ...(row.quantity === undefined ? {} : { quantity: row.quantity }),
      ...(row.status ? { status: statusOf(row.status) ?? 'other' } : {}),
      commerce: classifyCommerce({ offerId, productTypeId: productType.id, billingType }),
      ...(partnerId === undefined ? {} : { mpnIdOfRecord: partnerId }),
      ...(parentSubscriptionId === undefined ? {} : { parentId: parentSubscriptionId }),
    };
  }),
);
