import { canBeReached } from '../directory/findings/contact-way-missing.ts';
import { PARTNER_CODES } from '../directory/findings/finding.ts';
import { findingsOfPartner } from '../directory/findings/findings-of-partner.ts';
import { parseTenantId } from '../directory/ids.ts';
import { ownPartner } from '../directory/own-partner.ts';
import type { IsoDate, PartnerBook, TenantId } from '../directory/types.ts';
import { type CustomerRow, hasMark, isRowMark, type RowMark } from './customer-row.ts';

type PartnerCode = (typeof PARTNER_CODES)[number];

/** Which customers a link asks for: those with a running subscription that … */
export type CustomerFilter =
  /** … has this finding, coverage or commerce. */
  | { kind: 'mark'; mark: RowMark }
  /** … is supported by this partner, by designation or by default. */
  | { kind: 'partner'; tenantId: TenantId }
  /** … is supported by a partner whose profile has this finding. */
  | { kind: 'partnerFinding'; code: PartnerCode }
  /** … nobody with a telephone or email supports. */
  | { kind: 'unreachable' }
  /** Customers with a domain that another one has as well. */
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

export interface FilterBasis {
  book: PartnerBook;
  today: IsoDate;
  /** Customers with a domain that another one has as well. */
  sharing: ReadonlySet<TenantId>;
}

/** Whether a row belongs to what the filter asks for. */
export function rowTest(filter: CustomerFilter, { book, today, sharing }: FilterBasis): (row: CustomerRow) => boolean {
  switch (filter.kind) {
    case 'mark':
      return (row) => hasMark(row, filter.mark);
    case 'partner':
      return (row) => row.partners.includes(filter.tenantId);
    case 'sharedDomain':
      return (row) => sharing.has(row.tenantId);
    case 'partnerFinding': {
      const found = book.partners.filter((one) =>
        findingsOfPartner(one, today).some(({ code }) => code === filter.code),
      );
      const ids = new Set(found.map(({ tenantId }) => tenantId));
      return (row) => row.partners.some((id) => ids.has(id));
    }
    case 'unreachable': {
      const reachable = new Set(
        book.partners.filter(({ support }) => canBeReached(support)).map((one) => one.tenantId),
      );
      const hasOwn = ownPartner(book) !== undefined;
      return (row) => row.partners.some((id) => !reachable.has(id)) || (!hasOwn && hasMark(row, 'coverage:default'));
    }
  }
}
