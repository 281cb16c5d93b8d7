import * as v from 'valibot';
import { classifyCommerce } from './commerce.ts';
import { parseCountry, parseDomain, parseIsoDate, parseMpnId, parseSubscriptionId, parseTenantId } from './ids.ts';
import { LIMITS } from './limits.ts';
import { websiteLink } from './links.ts';
import { compareIds } from './order.ts';
import { distinct, line, list, longText, oneOf, parsed, record, requiredLine, withoutRepeats } from './schema-parts.ts';
import type { Channel, Commerce, DelegatedAdmin, RelationshipState, SubscriptionStatus } from './types.ts';

export const RELATIONSHIPS: readonly RelationshipState[] = ['none', 'requested', 'active', 'ended'];
export const COMMERCE: readonly Commerce[] = ['legacy', 'newCommerce', 'azure', 'software', 'other'];
export const CHANNELS: readonly Channel[] = ['csp', 'direct', 'enterpriseAgreement', 'open', 'otherPartner'];
export const STATUSES: readonly SubscriptionStatus[] = [
  'active',
  'pending',
  'suspended',
  'expired',
  'disabled',
  'deleted',
  'other',
];
export const KINDS: readonly DelegatedAdmin['kind'][] = ['dap', 'gdap', 'none'];

const statusOf = oneOf(STATUSES);
const commerceOf = oneOf(COMMERCE);

export const tenantId = parsed(parseTenantId, 'tenantId');
export const mpnId = v.optional(
  parsed((text) => (text === '' ? '' : parseMpnId(text)), 'mpnId'),
  '',
);
export const relationship = parsed(oneOf(RELATIONSHIPS), 'relationship');
export const country = v.exactOptional(parsed(parseCountry, 'country'));
export const isoDate = parsed(parseIsoDate, 'date');

const supportContact = record({
  supportTenantId: tenantId,
  supportMpnId: mpnId,
  name: v.optional(line(), ''),
});

const delegatedAdmin = record({
  tenantId,
  kind: parsed(oneOf(KINDS), 'delegatedAdminKind'),
  endDate: v.exactOptional(isoDate),
});

/** Listed without a status, it is taken to run; Microsoft's next new status is `other`. */
const subscription = v.pipe(
  record({
    id: parsed(parseSubscriptionId, 'subscriptionId'),
    offerId: v.optional(line(), ''),
    offerName: v.optional(line(), ''),
    friendlyName: v.optional(line(), ''),
    status: v.optional(
      parsed((text) => statusOf(text) ?? 'other', 'status'),
      'active',
    ),
    quantity: v.optional(parsed(parseQuantity, 'quantity'), 1),
    commerce: v.exactOptional(parsed((text) => commerceOf(text) ?? 'other', 'commerce')),
    channel: v.optional(parsed(oneOf(CHANNELS), 'channel'), 'csp'),
    billingType: v.exactOptional(line()),
    supportContact: v.exactOptional(supportContact),
  }),
  v.transform(({ billingType, commerce, ...rest }) => ({
    ...rest,
    commerce: commerce ?? classifyCommerce({ offerId: rest.offerId, ...(billingType ? { billingType } : {}) }),
  })),
);

function parseQuantity(text: string): number | undefined {
  const quantity = /^\d+$/.test(text.trim()) ? Number(text) : undefined;
  return quantity !== undefined && quantity <= LIMITS.quantity ? quantity : undefined;
}

/** Encoding may lengthen an address beyond what can be read again. */
export function parseCustomerUrl(text: string): string | undefined {
  const url = websiteLink(text);
  return url && websiteLink(url) === url ? url : undefined;
}

const customerLink = record({ name: line(), url: parsed(parseCustomerUrl, 'website') });

const customerFields = record({
  tenantId,
  companyName: requiredLine(),
  domains: v.pipe(list(parsed(parseDomain, 'domain'), LIMITS.domains), v.transform(withoutRepeats)),
  aliases: v.pipe(
    list(line(), LIMITS.aliases),
    v.transform((aliases) => withoutRepeats(aliases.filter(Boolean))),
  ),
  country,
  relationship: v.optional(relationship, 'active'),
  delegatedAdmin: v.pipe(
    list(delegatedAdmin, LIMITS.delegatedAdmin),
    distinct((held) => held.tenantId, 'duplicateDelegatedAdmin'),
    v.transform((entries) => entries.toSorted((a, b) => compareIds(a.tenantId, b.tenantId))),
  ),
  subscriptions: v.pipe(
    list(subscription, LIMITS.subscriptions),
    distinct(({ id }) => id, 'duplicateSubscription'),
    v.transform((entries) => entries.toSorted((a, b) => compareIds(a.id, b.id))),
  ),
  notes: v.exactOptional(longText(LIMITS.notesLength)),
  links: v.exactOptional(list(customerLink, LIMITS.links)),
});

/** Whoever is in our book is our customer unless it says otherwise. */
export const customerSchema = v.pipe(
  customerFields,
  v.transform(({ links, ...rest }) => (links && links.length > 0 ? { ...rest, links } : rest)),
);
