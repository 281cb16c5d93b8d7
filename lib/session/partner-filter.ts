import { byName } from '../directory/order.ts';
import type { Partner } from '../directory/types.ts';

/** Those in which every word of the filter occurs: ourselves first, then by name. */
export function filterPartners(partners: readonly Partner[], filter: string): Partner[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const textOf = ({ name, tenantId, mpnId }: Partner) => `${name}\n${tenantId}\n${mpnId}`.toLowerCase();
  return partners.filter((partner) => words.every((word) => textOf(partner).includes(word))).sort(oursFirst);
}

function oursFirst(a: Partner, b: Partner): number {
  const ours = Number(a.role === 'indirectReseller') - Number(b.role === 'indirectReseller');
  return ours || byName({ name: a.name, id: a.tenantId }, { name: b.name, id: b.tenantId });
}
