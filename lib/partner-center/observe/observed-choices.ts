import type { SubscriptionId, TenantId } from '../../directory/types.ts';

/** How a designation of ours and what Partner Center holds differ. */
export type DifferenceGroup =
  /** The default contact stands with us; Partner Center names a reseller. */
  | 'theirsOnly'
  /** We designate a reseller; Partner Center names nobody, or ourselves. */
  | 'oursOnly'
  /** Two resellers, or one with two MPN ids. */
  | 'bothDiffer';

export const DIFFERENCE_GROUPS: readonly DifferenceGroup[] = ['theirsOnly', 'bothDiffer', 'oursOnly'];

/** Whose designation stands: `ours` is left to be applied to Partner Center. */
export type Side = 'ours' | 'theirs';

/** What a person decided about what Partner Center says. */
export interface ObservedChoices {
  /** `each`: one by one. */
  groups: Readonly<Record<DifferenceGroup, Side | 'each'>>;
  /** For groups that are decided one by one; for those not in it the group's first choice stands. */
  each: ReadonlyMap<SubscriptionId, Side>;
  /** Customers that Partner Center lists no more, and whose relationship is to end. */
  endedCustomers: ReadonlySet<TenantId>;
  /** Subscriptions that it lists no more, and that are to be terminated. */
  endedSubscriptions: ReadonlySet<SubscriptionId>;
}

/** What stands until a person decides otherwise: nothing of ours is given up. */
const FIRST_CHOICE: Readonly<Record<DifferenceGroup, Side>> = {
  theirsOnly: 'theirs',
  oursOnly: 'ours',
  bothDiffer: 'ours',
};

export const FIRST_CHOICES: ObservedChoices = {
  groups: FIRST_CHOICE,
  each: new Map(),
  endedCustomers: new Set(),
  endedSubscriptions: new Set(),
};

/** Whose designation stands on this subscription. */
export function sideOf({ groups, each }: ObservedChoices, group: DifferenceGroup, subscription: SubscriptionId): Side {
  const chosen = groups[group];
  return chosen === 'each' ? (each.get(subscription) ?? FIRST_CHOICE[group]) : chosen;
}
