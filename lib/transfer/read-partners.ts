import { parseTenantId } from '../directory/ids.ts';
import { parseWorkspace } from '../directory/parse.ts';
import type { TenantId, Workspace } from '../directory/types.ts';
import { splitList } from './cell-list.ts';
import { cellText } from './cell-text.ts';
import { cellsToReach, type MatchedColumns } from './match-columns.ts';
import { IDENTITY_COLUMNS, PARTNER_COLUMNS, type PartnerColumn, WORKSPACE_COLUMN } from './partner-columns.ts';
import type { PartnerDraft } from './partner-draft.ts';
import type { ProblemList } from './problem-list.ts';
import { isBlankRow, type RowReader } from './row-reader.ts';

export interface PartnerReader extends RowReader {
  readonly drafts: ReadonlyMap<TenantId, PartnerDraft>;
  /** Once a row has named it. */
  readonly workspace: Workspace | undefined;
}

export function createPartnerReader(at: MatchedColumns<PartnerColumn>['at'], problems: ProblemList): PartnerReader {
  const drafts = new Map<TenantId, PartnerDraft>();
  const needed = cellsToReach(at, IDENTITY_COLUMNS);
  let workspace: Workspace | undefined;

  const addPartner = (cells: Cells, row: number) => {
    const text = cellText(cells[at.TenantId]);
    const tenantId = parseTenantId(text);
    if (!tenantId) problems.add(row, text ? 'tenantId' : 'missing', 'TenantId', text);
    else if (drafts.has(tenantId)) problems.add(row, 'duplicatePartner', 'TenantId', text);
    else if (cells.length < needed) problems.add(row, 'rowTooShort');
    else drafts.set(tenantId, toDraft(tenantId, row, at, cells));
  };

  /** False when the name was reported. */
  const addWorkspace = (name: string, row: number): boolean => {
    const parsed = parseWorkspace({ name });
    const code = parsed.ok ? nameProblem(workspace, parsed.value) : parsed.problems[0]?.code;
    if (code) problems.add(row, code, WORKSPACE_COLUMN, name);
    else if (parsed.ok) workspace = parsed.value;
    return !code;
  };

  return {
    drafts,
    get workspace() {
      return workspace;
    },
    add(cells, row) {
      if (isBlankRow(cells)) return;
      const name = cellText(cells[at[WORKSPACE_COLUMN]]);
      if (name && !addWorkspace(name, row)) return;
      const isWorkspaceAlone = name && isBlankRow(cells.filter((_, index) => index !== at[WORKSPACE_COLUMN]));
      if (!isWorkspaceAlone) addPartner(cells, row);
    },
  };
}

const nameProblem = (before: Workspace | undefined, after: Workspace): string | undefined =>
  before && before.name !== after.name ? 'workspaceTwice' : undefined;

type Cells = readonly string[];

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
