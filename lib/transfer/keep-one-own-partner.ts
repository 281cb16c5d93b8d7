import type { Partner, TenantId } from '../directory/types.ts';
import type { ProblemList } from './problem-list.ts';

export interface IncomingPartner {
  row: number;
  partner: Partner;
}

const isOwn = ({ role }: Partner) => role !== 'indirectReseller';

/**
 * A directory has one own partner. The stored one stands as long as the file does not turn it into a reseller; then
 * the file's first one does. Every other is reported and left out.
 */
export function keepOneOwnPartner(
  stored: readonly Partner[],
  incoming: readonly IncomingPartner[],
  problems: ProblemList,
): Partner[] {
  const after = new Map<TenantId, Partner>(stored.map((partner) => [partner.tenantId, partner]));
  for (const { partner } of incoming) after.set(partner.tenantId, partner);
  const standing = [...after.values()].find(isOwn);
  const kept = incoming.filter(({ partner }) => !isOwn(partner) || partner.tenantId === standing?.tenantId);
  for (const { row, partner } of incoming) {
    if (isOwn(partner) && partner.tenantId !== standing?.tenantId)
      problems.add(row, 'severalOwnPartners', 'Role', partner.name);
  }
  return kept.map(({ partner }) => partner);
}
