/** About the customer: the same on each of its rows, so that no row is needed to keep what another one says. */
export const OWN_COLUMNS = [
  'CustomerId',
  'CompanyName',
  'Domain',
  'OtherDomains',
  'Aliases',
  'Country',
  // The portal's export has a `Relationship` of its own, with other words in it.
  'CustomerRelationship',
  'DelegatedAdmin',
  'Notes',
  'Links',
] as const;
export const SUBSCRIPTION_COLUMNS = [
  'SubscriptionId',
  'OfferId',
  'OfferName',
  'FriendlyName',
  'Status',
  'Quantity',
  'Channel',
  'Commerce',
] as const;
/** The designation; empty for the default contact. */
const CONTACT_COLUMNS = ['SupportTenantId', 'SupportMpnId', 'SupportName'] as const;

/** One row per subscription, in the order they are exported. */
export const CUSTOMER_COLUMNS = [...OWN_COLUMNS, ...SUBSCRIPTION_COLUMNS, ...CONTACT_COLUMNS] as const;
export type CustomerColumn = (typeof CUSTOMER_COLUMNS)[number];
