import type { TenantId } from '../directory/types.ts';

export type HitField = 'name' | 'alias' | 'domain' | 'tenantId' | 'subscription' | 'supporter' | 'telephone';

/**
 * Why a row matched: the stretches `[from, to)` of `text`, in UTF-16 units, that the typed words hit, in the order of
 * these words. They may overlap.
 */
export interface Hit {
  field: HitField;
  text: string;
  ranges: readonly (readonly [from: number, to: number])[];
}

/** A customer as the lookup shows it. */
export interface LookupRow {
  tenantId: TenantId;
  companyName: string;
  /** The first domain, shown to tell customers of the same name apart. */
  domain: string | undefined;
  /** As written; they add to the name. */
  aliases: readonly string[];
  /** One a field, the name first; empty when nothing was typed. */
  hits: readonly Hit[];
}

export interface LookupResult {
  /** Best first. */
  rows: LookupRow[];
  /** All that match, shown or not. */
  matches: number;
  /** Only some of those that match: the rest is still being read. */
  isPartial?: boolean;
}
