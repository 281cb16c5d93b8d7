import { FINDING_CODES, type Finding, type FindingCode, PARTNER_CODES } from '../directory/findings/finding.ts';
import { findingsOfPartner } from '../directory/findings/findings-of-partner.ts';
import { byName } from '../directory/order.ts';
import type { IsoDate, Partner } from '../directory/types.ts';
import { levelOfCode } from './findings-level.ts';

/** One kind of finding and how often it was found. */
export interface FindingCount {
  code: FindingCode;
  level: Finding['level'];
  /** Subscriptions, partners or domains, as the code is about. */
  count: number;
  /** Whose support profiles they are, by name; absent when the code is not about partners. */
  partners?: Pick<Partner, 'tenantId' | 'name'>[];
}

/** What was found at all, worst first: warnings, then by number. */
export function findingCounts(
  counts: Readonly<Record<FindingCode, number>>,
  partners: readonly Partner[],
  today: IsoDate,
): FindingCount[] {
  const owners = partnersByCode(partners, today);
  const found = FINDING_CODES.filter((code) => counts[code] > 0).map((code): FindingCount => {
    const named = isPartnerCode(code) ? { partners: owners.get(code) ?? [] } : {};
    return { code, level: levelOfCode(code), count: counts[code], ...named };
  });
  return found.sort((a, b) => rank(a) - rank(b) || b.count - a.count);
}

const rank = ({ level }: FindingCount) => (level === 'warning' ? 0 : 1);

const isPartnerCode = (code: FindingCode) => PARTNER_CODES.some((known) => known === code);

function partnersByCode(partners: readonly Partner[], today: IsoDate): Map<FindingCode, Partner[]> {
  const named = partners.toSorted((a, b) => byName({ name: a.name, id: a.tenantId }, { name: b.name, id: b.tenantId }));
  const owners = new Map<FindingCode, Partner[]>();
  for (const partner of named)
    for (const { code } of findingsOfPartner(partner, today)) owners.set(code, [...(owners.get(code) ?? []), partner]);
  return owners;
}
