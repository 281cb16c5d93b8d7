import { parsePartner } from '../directory/parse.ts';
import type { Problem } from '../directory/problem.ts';
import { parseHours } from '../directory/service-hours.ts';
import { isTimeZone } from '../directory/time-zone.ts';
import type { Partner, ServiceHours, TenantId } from '../directory/types.ts';
import type { PartnerColumn } from './partner-columns.ts';
import { verifiedDay } from './verified-cell.ts';

/** What a file says about one partner: the cells of the columns that it has. */
export interface PartnerDraft {
  tenantId: TenantId;
  row: number;
  cells: Partial<Record<PartnerColumn, string>>;
  languages?: string[];
}

export interface ColumnProblem extends Pick<Problem, 'code' | 'value'> {
  column?: PartnerColumn;
}

export type MergedPartner = { ok: true; value: Partner } | { ok: false; problems: ColumnProblem[] };

/** The partner as it will be: what the file does not say stays. An empty role or relationship says nothing. */
export function mergePartner(before: Partner | undefined, draft: PartnerDraft): MergedPartner {
  const { cells } = draft;
  const hours = mergeHours(before?.support.hours, cells);
  if (hours && 'code' in hours) return { ok: false, problems: [hours] };
  const merged = parsePartner({
    tenantId: draft.tenantId,
    mpnId: cells.MpnId ?? before?.mpnId,
    name: cells.Name || before?.name,
    role: cells.Role || before?.role,
    country: cells.Country ?? before?.country,
    relationship: cells.Relationship || before?.relationship,
    support: {
      ...before?.support,
      email: cells.Email ?? before?.support.email,
      telephone: cells.Telephone ?? before?.support.telephone,
      website: cells.Website ?? before?.support.website,
      languages: draft.languages ?? before?.support.languages,
      hours,
      scope: cells.Scope ?? before?.support.scope,
      pricing: cells.Pricing ?? before?.support.pricing,
      channels: {
        critical: cells.ContactCritical ?? before?.support.channels?.critical,
        high: cells.ContactHigh ?? before?.support.channels?.high,
        normal: cells.ContactNormal ?? before?.support.channels?.normal,
      },
    },
    verifiedOn: cells.Verified === undefined ? before?.verifiedOn : verifiedDay(cells.Verified),
  });
  return merged.ok ? merged : { ok: false, problems: merged.problems.map(toColumnProblem) };
}

/** Empty hours take them away; a time zone alone moves the hours that are there. */
function mergeHours(
  before: ServiceHours | undefined,
  cells: PartnerDraft['cells'],
): ServiceHours | ColumnProblem | undefined {
  const { Hours: text, TimeZone: zone } = cells;
  const timeZone = zone || before?.timeZone;
  if (zone && !isTimeZone(zone)) return { code: 'timeZone', column: 'TimeZone', value: zone };
  if (text === undefined) return before && timeZone ? { ...before, timeZone } : before;
  if (text === '') return undefined;
  if (!timeZone) return { code: 'timeZoneMissing', column: 'TimeZone', value: text };
  return parseHours(text, timeZone) ?? { code: 'hours', column: 'Hours', value: text };
}

const COLUMN_OF: readonly (readonly [path: string, column: PartnerColumn])[] = [
  ['tenantId', 'TenantId'],
  ['mpnId', 'MpnId'],
  ['name', 'Name'],
  ['role', 'Role'],
  ['country', 'Country'],
  ['relationship', 'Relationship'],
  ['support.email', 'Email'],
  ['support.telephone', 'Telephone'],
  ['support.website', 'Website'],
  ['support.languages', 'Languages'],
  ['support.hours.timeZone', 'TimeZone'],
  ['support.hours', 'Hours'],
  ['support.scope', 'Scope'],
  ['support.pricing', 'Pricing'],
  ['support.channels.critical', 'ContactCritical'],
  ['support.channels.high', 'ContactHigh'],
  ['support.channels.normal', 'ContactNormal'],
  ['verifiedOn', 'Verified'],
];

function toColumnProblem({ code, path = '', value }: Problem): ColumnProblem {
  const column = COLUMN_OF.find(([start]) => path.startsWith(start))?.[1];
  return { code, ...(column ? { column } : {}), ...(value === undefined ? {} : { value }) };
}
