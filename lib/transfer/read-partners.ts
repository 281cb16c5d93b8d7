import { parseTenantId } from '../directory/ids.ts';
import type { TenantId } from '../directory/types.ts';
import { splitList } from './cell-list.ts';
import { cellText } from './cell-text.ts';
import { cellsToReach, type MatchedColumns } from './match-columns.ts';
import { IDENTITY_COLUMNS, PARTNER_COLUMNS, type PartnerColumn } from './partner-columns.ts';
import type { PartnerDraft } from './partner-draft.ts';
import type { ProblemList } from './problem-list.ts';
import { isBlankRow, type RowReader } from './row-reader.ts';

export interface PartnerReader extends RowReader {
  readonly drafts: ReadonlyMap<TenantId, PartnerDraft>;
}

export function createPartnerReader(at: MatchedColumns<PartnerColumn>['at'], problems: ProblemList): PartnerReader {
  const drafts = new Map<TenantId, PartnerDraft>();
  const needed = cellsToReach(at, IDENTITY_COLUMNS);
  const add = (cells: readonly string[], row: number) => {
    if (isBlankRow(cells)) return;
    const text = cellText(cells[at.TenantId]);
    const tenantId = parseTenantId(text);
    if (!tenantId) problems.add(row, text ? 'tenantId' : 'missing', 'TenantId', text);
    else if (drafts.has(tenantId)) problems.add(row, 'duplicatePartner', 'TenantId', text);
    else if (cells.length < needed) problems.add(row, 'rowTooShort');
    else drafts.set(tenantId, toDraft(tenantId, row, at, cells));
  };
  return { drafts, add };
}

function toDraft(
  tenantId: TenantId,
  row: number,
  at: MatchedColumns<PartnerColumn>['at'],
  cells: readonly string[],
): PartnerDraft {
  const present = PARTNER_COLUMNS.filter((column) => at[column] >= 0);
  const texts: PartnerDraft['cells'] = Object.fromEntries(
    present.map((column) => [column, cellText(cells[at[column]])]),
  );
  const { Languages: languages } = texts;
  return { tenantId, row, cells: texts, ...(languages === undefined ? {} : { languages: splitList(languages) }) };
}
