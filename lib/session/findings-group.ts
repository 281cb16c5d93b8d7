import type { CustomerFinding } from '../directory/findings/finding.ts';
import type { SubscriptionId } from '../directory/types.ts';

export interface FindingGroup {
  /** The first of them: its fix settles all. */
  finding: CustomerFinding;
  /** Those that the same is found about. */
  subscriptions: SubscriptionId[];
}

/** Fixes of one subscription alone; every other one settles the same finding on all subscriptions at once. */
const SINGLE = ['designate', 'clear', 'refreshContact'];

/** What one fix settles stands once, in the order found. */
export function groupFindings(findings: readonly CustomerFinding[]): FindingGroup[] {
  const groups = Map.groupBy(findings, (finding) => {
    const { code, params, fixes, subscriptionId = '' } = finding;
    return JSON.stringify([code, params, fixes[0], SINGLE.includes(fixes[0].kind) ? subscriptionId : '']);
  });
  return [...groups.values()].flatMap((group) => {
    const [finding] = group;
    return finding ? [{ finding, subscriptions: group.flatMap(({ subscriptionId }) => subscriptionId ?? []) }] : [];
  });
}
