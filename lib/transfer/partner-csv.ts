import { formatHours } from '../directory/service-hours.ts';
import type { Partner, SupportProfile, Workspace } from '../directory/types.ts';
import { guardCell } from './cell-guard.ts';
import { joinList } from './cell-list.ts';
import { PARTNER_COLUMNS, WORKSPACE_COLUMN } from './partner-columns.ts';
import { formatVerified } from './verified-cell.ts';
import { writeRows } from './write-rows.ts';

/** All of a file but the byte order mark. The workspace's name has the last row. */
export function writePartnersCsv(partners: readonly Partner[], workspace?: Workspace): string {
  return writeRows([PARTNER_COLUMNS, ...partners.map(partnerCells), ...(workspace ? [workspaceCells(workspace)] : [])]);
}

function partnerCells({ tenantId, mpnId, name, role, country = '', relationship, support, verifiedOn }: Partner) {
  const own = [tenantId, mpnId, guardCell(name), role, country, relationship];
  return [...own, ...profileCells(support).map(guardCell), verifiedOn ? formatVerified(verifiedOn) : '', ''];
}

function profileCells({ languages, hours, channels = {}, ...facts }: SupportProfile): string[] {
  const { email = '', telephone = '', website = '', scope = '', pricing = '' } = facts;
  const { critical = '', high = '', normal = '' } = channels;
  const whenOpen = hours ? [hours.timeZone, formatHours(hours)] : ['', ''];
  return [email, telephone, website, joinList(languages), ...whenOpen, scope, pricing, critical, high, normal];
}

const workspaceCells = ({ name }: Workspace): string[] =>
  PARTNER_COLUMNS.map((column) => (column === WORKSPACE_COLUMN ? guardCell(name) : ''));
