import type { Partner, RelationshipState } from '../directory/types.ts';

/** How many indirect resellers stand in each relationship with us. */
export function countRelationships(partners: readonly Partner[]): Record<RelationshipState, number> {
  const counts: Record<RelationshipState, number> = { active: 0, requested: 0, ended: 0, none: 0 };
  for (const { role, relationship } of partners) if (role === 'indirectReseller') counts[relationship] += 1;
  return counts;
}
