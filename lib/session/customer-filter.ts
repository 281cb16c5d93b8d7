import { canBeReached } from '../directory/findings/contact-way-missing.ts';
import { PARTNER_CODES } from '../directory/findings/finding.ts';
import { findingsOfPartner } from '../directory/findings/findings-of-partner.ts';
import { parseTenantId } from '../directory/ids.ts';
import { ownPartner } from '../directory/own-partner.ts';
import type { IsoDate, Partner, PartnerBook, TenantId } from '../directory/types.ts';
import { countMark, isRowMark, type RowMark } from './customer-marks.ts';
import type { CustomerRow } from './customer-row.ts';

type PartnerCode = (typeof PARTNER_CODES)[number];

/** Which customers a link asks for: those with … */
export type CustomerFilter =
  /** … something that the overview counts under this mark. */
  | { kind: 'mark'; mark: RowMark }
  /** … a running subscription that this partner supports, by designation or by default. */
  | { kind: 'partner'; tenantId: TenantId }
  /** … a running subscription supported by a partner whose profile has this finding. */
  | { kind: 'partnerFinding'; code: PartnerCode }
  /** … a running subscription that nobody with a telephone or email supports. */
  | { kind: 'unreachable' }
  /** … a domain that another customer has as well. */
  | { kind: 'sharedDomain' };

/** Reads the `show` of a route, such as `finding:stillDefault`; undefined when it names no filter. */
export function parseCustomerFilter(show: string): CustomerFilter | undefined {
  if (isRowMark(show)) return { kind: 'mark', mark: show };
  if (show === 'coverage:unreachable') return { kind: 'unreachable' };
  if (show === 'finding:sharedDomain') return { kind: 'sharedDomain' };
  const [kind, value = ''] = show.split(':');
  const tenantId = kind === 'partner' ? parseTenantId(value) : undefined;
  if (tenantId) return { kind: 'partner', tenantId };
  const code = kind === 'finding' ? PARTNER_CODES.find((known) => known === value) : undefined;
  return code && { kind: 'partnerFinding', code };
}

/** What the overview's number is a number of. */
export type CountedUnit = 'subscriptions' | 'customers' | 'delegatedAdmin' | 'domains';

export function countedUnit(filter: CustomerFilter): CountedUnit {
  if (filter.kind === 'sharedDomain') return 'domains';
  if (filter.kind !== 'mark') return 'subscriptions';
  if (filter.mark.startsWith('customers:')) return 'customers';
  return filter.mark.startsWith('ending') ? 'delegatedAdmin' : 'subscriptions';
}

export interface FilterBasis {
  book: PartnerBook;
  today: IsoDate;
  /** Domains that several customers have, with those customers. */
  shared: ReadonlyMap<string, readonly TenantId[]>;
}

/** Whether a row belongs to what the filter asks for. */
export function rowTest(filter: CustomerFilter, basis: FilterBasis): (row: CustomerRow) => boolean {
  if (filter.kind !== 'sharedDomain') {
    const countOf = rowCount(filter, basis);
    return (row) => countOf(row) > 0;
  }
  const sharing = new Set([...basis.shared.values()].flat());
  return ({ tenantId }) => sharing.has(tenantId);
}

/** How many there are in these rows, in the filter's unit: the number of the overview that leads to them. */
export function countRows(filter: CustomerFilter, rows: readonly CustomerRow[], basis: FilterBasis): number {
  if (filter.kind === 'sharedDomain') return basis.shared.size;
  const countOf = rowCount(filter, basis);
  return rows.reduce((sum, row) => sum + countOf(row), 0);
}

type CountedFilter = Exclude<CustomerFilter, { kind: 'sharedDomain' }>;

function rowCount(filter: CountedFilter, { book, today }: FilterBasis): (row: CustomerRow) => number {
  switch (filter.kind) {
    case 'mark':
      return ({ marks }) => countMark(marks, filter.mark);
    case 'partner':
      return (row) => supportedBy(row, (id) => id === filter.tenantId);
    case 'partnerFinding': {
      const ids = idsOf(book, (one) => findingsOfPartner(one, today).some(({ code }) => code === filter.code));
      return (row) => supportedBy(row, (id) => ids.has(id));
    }
    case 'unreachable': {
      const reachable = idsOf(book, ({ support }) => canBeReached(support));
      const hasOwn = ownPartner(book) !== undefined;
      const withoutAnyone = ({ marks }: CustomerRow) => (hasOwn ? 0 : countMark(marks, 'coverage:default'));
      return (row) => supportedBy(row, (id) => !reachable.has(id)) + withoutAnyone(row);
    }
  }
}

const idsOf = ({ partners }: PartnerBook, test: (partner: Partner) => boolean): Set<TenantId> =>
  new Set(partners.filter(test).map(({ tenantId }) => tenantId));

function supportedBy({ partners, supported }: CustomerRow, isMeant: (id: TenantId) => boolean): number {
  return partners.reduce((sum, id, at) => sum + (isMeant(id) ? (supported[at] ?? 0) : 0), 0);
}
