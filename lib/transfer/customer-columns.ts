/** About the customer: the same on each of its rows. */
export const OWN_COLUMNS = ['CustomerId', 'CompanyName', 'Domain', 'OtherDomains', 'Aliases', 'Country'] as const;
export const SUBSCRIPTION_COLUMNS = [
  'SubscriptionId',
  'OfferId',
  'OfferName',
  'FriendlyName',
  'Status',
  'Quantity',
  'Channel',
] as const;
/** The designation; empty for the default contact. */
export const CONTACT_COLUMNS = ['SupportTenantId', 'SupportMpnId', 'SupportName'] as const;

/** One row per subscription, in the order they are exported. */
export const CUSTOMER_COLUMNS = [...OWN_COLUMNS, ...SUBSCRIPTION_COLUMNS, ...CONTACT_COLUMNS] as const;
export type CustomerColumn = (typeof CUSTOMER_COLUMNS)[number];
