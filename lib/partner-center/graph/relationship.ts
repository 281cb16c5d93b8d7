import * as v from 'valibot';
import { parseIsoDate, parseTenantId } from '../../directory/ids.ts';
import type { IsoDate, TenantId } from '../../directory/types.ts';

/** A granular delegated admin relationship (GDAP) of the partner who asked, or of one of its resellers. */
export interface SeenRelationship {
  customer: TenantId;
  /** Such as `active`, `expiring`, `terminated`; an unknown one as it came. */
  status: string;
  /** By now it is the last day (UTC). Absent before the customer approved it. */
  endDate?: IsoDate;
  /** Microsoft moves the end by half a year each time. */
  isExtended: boolean;
  /** When its state was changed last (UTC). */
  changedOn?: IsoDate;
  /**
   * Set where a provider made it for a reseller: the provider. The resource names no reseller, so whose it is is known
   * to that reseller alone.
   */
  madeBy?: TenantId;
}

export interface RelationshipPage {
  items: SeenRelationship[];
  /** Rows without a customer or a state. */
  unreadable: number;
  next?: string;
}

const tenantId = v.pipe(
  v.string(),
  v.transform((text) => parseTenantId(text)),
  v.custom<TenantId>((id) => id !== undefined),
);

/** What is optional and of another form is as if it were absent. */
const lax = v.fallback(v.optional(v.string()), undefined);

const rowSchema = v.object({
  customer: v.object({ tenantId }),
  status: v.pipe(v.string(), v.minLength(1)),
  endDateTime: lax,
  lastModifiedDateTime: lax,
  autoExtendDuration: lax,
  indirectProviderTenantId: v.fallback(v.optional(tenantId), undefined),
});

const pageSchema = v.object({ value: v.array(v.unknown()), '@odata.nextLink': v.optional(v.string()) });

/** Microsoft Graph: delegatedAdminRelationship. Undefined: this is no page of them. */
export function parseRelationships(body: unknown): RelationshipPage | undefined {
  const page = v.safeParse(pageSchema, body);
  if (!page.success) return undefined;
  const { value, '@odata.nextLink': next } = page.output;
  const rows = value.map((row) => v.safeParse(rowSchema, row));
  const items = rows.flatMap((row) => (row.success ? [relationshipOf(row.output)] : []));
  return { items, unreadable: rows.length - items.length, ...(next ? { next } : {}) };
}

function relationshipOf(row: v.InferOutput<typeof rowSchema>): SeenRelationship {
  const [endDate, changedOn] = [dayOf(row.endDateTime), dayOf(row.lastModifiedDateTime)];
  return {
    customer: row.customer.tenantId,
    status: row.status,
    isExtended: row.autoExtendDuration === 'P180D',
    ...(endDate ? { endDate } : {}),
    ...(changedOn ? { changedOn } : {}),
    ...(row.indirectProviderTenantId ? { madeBy: row.indirectProviderTenantId } : {}),
  };
}

/** `2027-01-31T12:00:00Z` as its day. */
const dayOf = (instant: string | undefined) => (instant === undefined ? undefined : parseIsoDate(instant.slice(0, 10)));
