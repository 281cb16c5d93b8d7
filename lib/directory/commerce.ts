import type { Commerce, Subscription } from './types.ts';

export interface Offer {
  offerId: string;
  /** Partner Center: `productType.id`; absent on legacy subscriptions. */
  productTypeId?: string;
  /** Partner Center: `none`, `usage` or `license`. */
  billingType?: string;
}

const GUID = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;
/** Catalogue ids `product:sku:availability`, by how the product begins in Partner Center's samples. */
const CATALOGUE: readonly [RegExp, Commerce][] = [
  [/^CFQ7[0-9A-Z]+:/i, 'newCommerce'],
  [/^DG7[0-9A-Z]+:/i, 'software'],
];
const PRODUCT_TYPES: readonly [RegExp, Commerce][] = [
  [/^OnlineServicesNCE$/i, 'newCommerce'],
  [/^Software/i, 'software'],
  [/^Azure/i, 'azure'],
];

/**
 * How a subscription was sold, which decides whether Partner Center keeps its support contact. The product type wins;
 * otherwise the shape of the offer id tells (Partner Center samples: get all of a customer's subscriptions).
 */
export function classifyCommerce({ offerId, productTypeId, billingType }: Offer): Commerce {
  if (productTypeId) return match(PRODUCT_TYPES, productTypeId);
  const offer = offerId.trim();
  if (/^MS-AZR-/i.test(offer)) return 'azure';
  if (GUID.test(offer)) return billingType?.toLowerCase() === 'usage' ? 'azure' : 'legacy';
  return match(CATALOGUE, offer);
}

function match(table: readonly [RegExp, Commerce][], text: string): Commerce {
  return table.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';
}

/**
 * Whether Partner Center itself can hold this designation: it supports "traditional license-based subscriptions" only,
 * and knows those alone that were bought through CSP (Partner Center: update a subscription's support contact).
 */
export function partnerCenterTakes({
  commerce,
  channel,
  status,
}: Pick<Subscription, 'commerce' | 'channel' | 'status'>): boolean {
  return commerce === 'legacy' && channel === 'csp' && status !== 'deleted';
}
