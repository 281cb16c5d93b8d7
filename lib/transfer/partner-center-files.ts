import type { LeftOutReason, PartnerCenterChange } from '../directory/partner-center-change.ts';
import { guardCell } from './cell-guard.ts';
import { POWER_SHELL_HEAD, writePowerShell } from './power-shell.ts';
import { putRequest } from './put-request.ts';
import { BYTE_ORDER_MARK, writeRows } from './write-rows.ts';

export interface PartnerCenterFiles {
  /** How many Partner Center takes. */
  taken: number;
  /** The first 200. */
  shown: PartnerCenterChange[];
  leftOut: ReadonlyMap<LeftOutReason, number>;
  powerShell(): Blob;
  putRequests(): Blob;
  leftOutCsv(): Blob;
}

export interface PartnerCenterCollector {
  add(changes: readonly PartnerCenterChange[]): void;
  files(): PartnerCenterFiles;
}

const MAX_SHOWN = 200;
const LEFT_OUT_COLUMNS = [
  'CustomerId',
  'CompanyName',
  'SubscriptionId',
  'OfferName',
  'SupportTenantId',
  'SupportMpnId',
  'SupportName',
  'Reason',
];

/** Takes changes page by page and keeps them as text, for there may be 300,000. */
export function createPartnerCenterCollector(): PartnerCenterCollector {
  const shown: PartnerCenterChange[] = [];
  const leftOut = new Map<LeftOutReason, number>();
  const scripts: string[] = [];
  const requests: string[] = [];
  const others: string[] = [];
  let taken = 0;

  function add(changes: readonly PartnerCenterChange[]) {
    const takes = changes.filter((change) => !change.leftOut);
    const rest = changes.filter((change) => change.leftOut);
    for (const { leftOut: reason } of rest) if (reason) leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
    taken += takes.length;
    shown.push(...takes.slice(0, MAX_SHOWN - shown.length));
    if (takes.length > 0) scripts.push(writePowerShell(takes));
    if (takes.length > 0) requests.push(takes.map((change) => JSON.stringify(putRequest(change))).join(',\n'));
    others.push(writeRows(rest.map(leftOutCells)));
  }

  return {
    add,
    files: () => ({
      taken,
      shown,
      leftOut,
      powerShell: () => new Blob([POWER_SHELL_HEAD, ...scripts], { type: 'text/plain;charset=utf-8' }),
      putRequests: () => new Blob(['[\n', joinLines(requests), '\n]\n'], { type: 'application/json' }),
      leftOutCsv: () =>
        new Blob([BYTE_ORDER_MARK, writeRows([LEFT_OUT_COLUMNS]), ...others], { type: 'text/csv;charset=utf-8' }),
    }),
  };
}

const joinLines = (pieces: readonly string[]) =>
  new Blob(pieces.flatMap((piece, index) => (index === 0 ? [piece] : [',\n', piece])));

function leftOutCells({ customer, subscription, contact, leftOut = 'other' }: PartnerCenterChange): string[] {
  const { supportTenantId, supportMpnId, name } = contact;
  const offer = subscription.friendlyName || subscription.offerName;
  return [
    customer.tenantId,
    guardCell(customer.companyName),
    subscription.id,
    guardCell(offer),
    supportTenantId,
    supportMpnId,
    guardCell(name),
    leftOut,
  ];
}
