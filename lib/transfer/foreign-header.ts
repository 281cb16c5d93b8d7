import { columnKey } from './match-columns.ts';

interface ForeignHeader {
  /** Columns that tell this header from others, as its source writes them. */
  needs: readonly string[];
  /** Columns that it never has. */
  lacks: readonly string[];
  /** Its names for columns of ours. */
  names: Readonly<Record<string, string>>;
}

/** See docs/csv-format.md for where each was found. */
const FOREIGN_HEADERS: readonly ForeignHeader[] = [
  // Partner Center portal: export customers.
  {
    needs: ['Microsoft ID'],
    lacks: ['CustomerId'],
    names: { 'Microsoft ID': 'CustomerId', 'Primary domain name': 'Domain' },
  },
  // Get-PartnerCustomer (PSCustomer).
  { needs: ['CustomerId', 'Name', 'Domain'], lacks: ['CompanyName', 'SubscriptionId'], names: { Name: 'CompanyName' } },
  // Get-PartnerCustomerSubscriptionSupportContact (PSSupportContact), with the two ids that it does not give itself.
  {
    needs: ['CustomerId', 'SubscriptionId', 'SupportTenantId', 'Name'],
    lacks: ['SupportName'],
    names: { Name: 'SupportName' },
  },
  // Get-PartnerIndirectReseller (PSPartnerRelationship).
  {
    needs: ['PartnerId', 'MpnId', 'Name'],
    lacks: ['TenantId', 'CustomerId', 'SubscriptionId'],
    names: { PartnerId: 'TenantId', Location: 'Country', State: 'Relationship' },
  },
];

/** Every foreign name, by which the delimiter is told. */
export const FOREIGN_COLUMNS: readonly string[] = FOREIGN_HEADERS.flatMap(({ needs, names }) => [
  ...needs,
  ...Object.keys(names),
]);

/** The header with the names of a source that is known replaced by ours; as it was when the source is not known. */
export function translateHeader(header: readonly string[]): readonly string[] {
  const keys = new Set(header.map(columnKey));
  const has = (name: string) => keys.has(columnKey(name));
  const source = FOREIGN_HEADERS.find(({ needs, lacks }) => needs.every(has) && !lacks.some(has));
  if (!source) return header;
  const ours = new Map(Object.entries(source.names).map(([theirs, name]) => [columnKey(theirs), name]));
  return header.map((name) => ours.get(columnKey(name)) ?? name);
}
