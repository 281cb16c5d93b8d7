export const IDENTITY_COLUMNS = ['TenantId', 'MpnId', 'Name', 'Role', 'Country', 'Relationship'] as const;
export const PROFILE_COLUMNS = ['Email', 'Telephone', 'Website', 'Languages', 'TimeZone', 'Hours'] as const;

/** One row per partner, in the order they are exported. */
export const PARTNER_COLUMNS = [...IDENTITY_COLUMNS, ...PROFILE_COLUMNS] as const;
export type PartnerColumn = (typeof PARTNER_COLUMNS)[number];
