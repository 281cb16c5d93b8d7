import type { TenantId, Workspace } from '../directory/types.ts';
import type { CustomerDraft } from './customer-draft.ts';
import type { PartnerDraft } from './partner-draft.ts';

/** What a CSV file says, before it is compared with what is stored. */
export type RowDrafts =
  | { kind: 'customers'; customers: ReadonlyMap<TenantId, CustomerDraft> }
  | { kind: 'partners'; partners: ReadonlyMap<TenantId, PartnerDraft>; readonly workspace: Workspace | undefined };
