import type { ApplyRow } from '../partner-center/apply/apply-row.ts';
import type { SeenContact } from '../partner-center/types.ts';
import { guardCell } from '../transfer/cell-guard.ts';
import { BYTE_ORDER_MARK, writeRows } from '../transfer/write-rows.ts';

const COLUMNS = [
  'CustomerId',
  'CompanyName',
  'SubscriptionId',
  'OfferName',
  'Result',
  'Reason',
  'Status',
  'Code',
  'Description',
  'CorrelationId',
  'SupportTenantId',
  'SupportMpnId',
  'SupportName',
  'BeforeTenantId',
  'BeforeMpnId',
  'BeforeName',
  'FoundTenantId',
  'FoundMpnId',
  'FoundName',
];

/** The report of a run, one line for each subscription. `Found` is what Partner Center held instead. */
export function applyCsv(rows: readonly ApplyRow[]): Blob {
  return new Blob([BYTE_ORDER_MARK, writeRows([COLUMNS, ...rows.map(toCells)])], { type: 'text/csv;charset=utf-8' });
}

function toCells({
  tenantId,
  companyName,
  subscription,
  subscriptionName,
  wanted,
  theirs,
  outcome,
}: ApplyRow): string[] {
  const before = 'before' in outcome ? outcome.before : theirs;
  return [
    tenantId,
    guardCell(companyName),
    subscription,
    guardCell(subscriptionName),
    outcome.state,
    ...reasonCells(outcome),
    ...contactCells(wanted),
    ...contactCells(before),
    ...contactCells('found' in outcome ? outcome.found : undefined),
  ];
}

function reasonCells(outcome: ApplyRow['outcome']): string[] {
  if (outcome.state === 'notSupported') return [outcome.why, '', '', '', ''];
  if (outcome.state !== 'refused') return ['', '', '', '', ''];
  const { reason, status, code = '', description = '', correlationId = '' } = outcome.fault;
  const unsure = outcome.isUnsure ? ' (unsure)' : '';
  return [`${reason}${unsure}`, String(status), code, description, correlationId].map(guardCell);
}

/** Empty where it is not known or nobody is named; `none` in the place of the name tells them apart. */
function contactCells(contact: SeenContact | undefined): string[] {
  if (contact === undefined) return ['', '', ''];
  if (contact === 'none') return ['', '', 'none'];
  return [contact.supportTenantId, contact.supportMpnId, guardCell(contact.name)];
}
