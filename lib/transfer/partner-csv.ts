import { formatHours } from '../directory/service-hours.ts';
import type { Partner } from '../directory/types.ts';
import { guardCell } from './cell-guard.ts';
import { joinList } from './cell-list.ts';
import { PARTNER_COLUMNS } from './partner-columns.ts';
import { writeRows } from './write-rows.ts';

/** All of a file but the byte order mark. Scope, pricing and channels have no column: JSON carries them. */
export function writePartnersCsv(partners: readonly Partner[]): string {
  return writeRows([PARTNER_COLUMNS, ...partners.map(partnerCells)]);
}

function partnerCells({ tenantId, mpnId, name, role, country = '', relationship, support }: Partner): string[] {
  const { email = '', telephone = '', website = '', languages, hours } = support;
  const facts = [
    email,
    telephone,
    website,
    joinList(languages),
    hours?.timeZone ?? '',
    hours ? formatHours(hours) : '',
  ];
  return [tenantId, mpnId, guardCell(name), role, country, relationship, ...facts.map(guardCell)];
}
