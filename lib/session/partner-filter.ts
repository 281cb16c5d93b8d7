import { RELATIONSHIPS } from '../directory/customer-schema.ts';
import { PARTNER_CODES } from '../directory/findings/finding.ts';
import { findingsOfPartner } from '../directory/findings/findings-of-partner.ts';
import { byName } from '../directory/order.ts';
import type { IsoDate, Partner, RelationshipState } from '../directory/types.ts';

/** Which partners a link asks for. */
export type PartnerFilter =
  /** Indirect resellers that stand so with us. */
  | { kind: 'relationship'; relationship: RelationshipState }
  /** Those whose support profile has this finding. */
  | { kind: 'finding'; code: (typeof PARTNER_CODES)[number] };

/** Reads the `show` of a route, such as `relationship:ended`; undefined when it names no filter. */
export function parsePartnerFilter(show: string): PartnerFilter | undefined {
  const [kind, value] = show.split(':');
  const relationship = kind === 'relationship' ? RELATIONSHIPS.find((known) => known === value) : undefined;
  if (relationship) return { kind: 'relationship', relationship };
  const code = kind === 'finding' ? PARTNER_CODES.find((known) => known === value) : undefined;
  return code && { kind: 'finding', code };
}

/** Those that the link asks for, all without one, in the order given. */
export function askedPartners(
  partners: readonly Partner[],
  filter: PartnerFilter | undefined,
  today: IsoDate,
): readonly Partner[] {
  if (!filter) return partners;
  if (filter.kind === 'finding')
    return partners.filter((one) => findingsOfPartner(one, today).some(({ code }) => code === filter.code));
  return partners.filter(
    ({ role, relationship }) => role === 'indirectReseller' && relationship === filter.relationship,
  );
}

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
