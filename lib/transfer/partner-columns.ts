export const IDENTITY_COLUMNS = ['TenantId', 'MpnId', 'Name', 'Role', 'Country', 'Relationship'] as const;
const PROFILE_COLUMNS = [
  'Email',
  'Telephone',
  'Website',
  'Languages',
  'TimeZone',
  'Hours',
  'Scope',
  'Pricing',
  'ContactCritical',
  'ContactHigh',
  'ContactNormal',
  'Verified',
] as const;

/** Stands in a row of its own that holds nothing else: it belongs to no partner, and there may be none. */
export const WORKSPACE_COLUMN = 'WorkspaceName';

/** One row per partner, in the order they are exported. */
export const PARTNER_COLUMNS = [...IDENTITY_COLUMNS, ...PROFILE_COLUMNS, WORKSPACE_COLUMN] as const;
export type PartnerColumn = (typeof PARTNER_COLUMNS)[number];
