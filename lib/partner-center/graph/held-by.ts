import type { DelegatedAdmin, IsoDate, TenantId } from '../../directory/types.ts';
import type { SeenRelationship } from './relationship.ts';

/** The customer has approved it, and it has not ended: it lasts until it is `expired` or `terminated`. */
const HELD: ReadonlySet<string> = new Set(['active', 'expiring', 'terminationRequested', 'terminating']);
const ENDED: ReadonlySet<string> = new Set(['expired', 'terminated']);

/** Relationships of one partner, by customer; `unnamed`: how many were made for a reseller whom nothing names. */
export interface HeldByCaller {
  byCustomer: Map<TenantId, SeenRelationship[]>;
  unnamed: number;
}

/**
 * Whose they are. Graph lists those of the tenant that asks. What a provider made for a reseller names the provider and
 * not the reseller: it is the asking reseller's, or, where the provider itself asks, nobody's that can be told.
 */
export function heldBy(caller: TenantId, relationships: readonly SeenRelationship[]): HeldByCaller {
  const byCustomer = new Map<TenantId, SeenRelationship[]>();
  let unnamed = 0;
  for (const relationship of relationships) {
    if (relationship.madeBy === caller) unnamed += 1;
    else byCustomer.set(relationship.customer, [...(byCustomer.get(relationship.customer) ?? []), relationship]);
  }
  return { byCustomer, unnamed };
}

/**
 * What a partner holds on one customer by all its relationships there. Undefined: none of them says anything yet.
 * One that Microsoft extends by itself has no end.
 */
export function heldOn(holder: TenantId, relationships: readonly SeenRelationship[]): DelegatedAdmin | undefined {
  const entry = { tenantId: holder, kind: 'gdap' as const };
  const held = relationships.filter(({ status }) => HELD.has(status));
  if (held.some(({ isExtended, endDate }) => isExtended || !endDate)) return entry;
  if (held.length > 0)
    return withEnd(
      entry,
      held.map(({ endDate }) => endDate),
    );
  const ended = relationships.filter(({ status }) => ENDED.has(status));
  return ended.length > 0 ? withEnd(entry, ended.map(endOf)) : undefined;
}

/** Ended by somebody it ended before its time. */
function endOf({ status, endDate, changedOn }: SeenRelationship): IsoDate | undefined {
  if (status !== 'terminated' || !changedOn) return endDate ?? changedOn;
  return endDate && endDate < changedOn ? endDate : changedOn;
}

function withEnd(entry: DelegatedAdmin, days: readonly (IsoDate | undefined)[]): DelegatedAdmin {
  const last = days.reduce((latest, day) => (day && (!latest || day > latest) ? day : latest), undefined);
  return last ? { ...entry, endDate: last } : entry;
}
