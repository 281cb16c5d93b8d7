import { getHead } from '../db/history.ts';
import type { Db } from '../db/open.ts';
import { getPartners } from '../db/partners.ts';
import { getWorkspace } from '../db/workspace.ts';
import { keepFeedFacts } from '../directory/keep-feed-facts.ts';
import type { IsoDate, Partner, TenantId, Workspace } from '../directory/types.ts';
import { diffPartner, diffWorkspace } from '../log/diff.ts';
import { createPlan } from '../log/plan.ts';
import type { Plan } from '../log/types.ts';
import { type ChangeCollector, createChangeCollector } from './change-collector.ts';
import type { ColumnMapping } from './column-mapping.ts';
import { type Become, compareCustomers } from './compare-customers.ts';
import { type CustomerDraft, mergeCustomer } from './customer-draft.ts';
import { decodeFile } from './decode-file.ts';
import { type DirectoryJson, mergeForCustomer, readDirectoryJson } from './directory-json.ts';
import { countDoubtful, type DoubtfulDesignations } from './doubtful-designations.ts';
import type { ImportProgress, ImportSummary } from './import-review.ts';
import { type IncomingPartner, keepOneOwnPartner } from './keep-one-own-partner.ts';
import { mergePartner, type PartnerDraft } from './partner-draft.ts';
import { createProblemList, type ProblemList } from './problem-list.ts';
import { type ReadCsv, readCsv } from './read-csv.ts';
import { checkFileSize, HEAD_BYTES, type SniffedFile, sniffFile } from './sniff-file.ts';

export interface PreparedImport {
  summary: ImportSummary;
  /** Stays where it was made: it may be 100 MB. */
  plan: Plan;
}

export interface ImportOptions {
  /** By which delegated admin has ended or has not. */
  today: IsoDate;
  onProgress: (progress: ImportProgress) => void;
  signal?: AbortSignal | undefined;
  /** What people said the columns of unknown files are. */
  mappings?: readonly ColumnMapping[] | undefined;
}

interface Run extends ImportOptions {
  db: Db;
  problems: ProblemList;
  into: ChangeCollector;
  /** As stored. */
  partners: Partner[];
  doubtful: DoubtfulDesignations;
}

type Found = Pick<ImportSummary, 'kind' | 'rows' | 'ignoredColumns' | 'mappedHeader'>;

/**
 * Reads a file and compares it with the directory; writes nothing. Never plans to drop what the file does not have.
 * Throws `ImportRefused` for a file that cannot be read at all, and the signal's reason when cancelled.
 */
export async function prepareImport(file: Blob, db: Db, options: ImportOptions): Promise<PreparedImport> {
  checkFileSize(file.size);
  const sniffed = sniffFile(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
  const [base, partners] = await Promise.all([getHead(db), getPartners(db)]);
  const run: Run = {
    ...options,
    db,
    partners,
    problems: createProblemList(),
    into: createChangeCollector(),
    doubtful: countDoubtful(options.today),
  };
  const found = await (sniffed.kind === 'json' ? prepareJson : prepareCsv)(file, sniffed, run);
  const { into, problems, doubtful } = run;
  const { kept, count } = problems;
  const { unchanged, changes } = into;
  return {
    plan: createPlan('import', base, into.ops),
    summary: {
      ...found,
      unchanged,
      changes,
      counts: into.count(),
      notes: doubtful.notes(),
      problems: kept,
      problemCount: count,
    },
  };
}

async function prepareCsv(file: Blob, { encoding }: SniffedFile, run: Run): Promise<Found> {
  const { drafts, ...read }: ReadCsv = await readCsv(
    decodeFile(file, encoding),
    { partners: run.partners },
    run.problems,
    (done) => reportReading(run, done, file.size),
    run.mappings,
  );
  if (drafts.kind === 'customers') await compareDrafts(drafts.customers, run);
  else {
    await compareWorkspace(drafts.workspace, run);
    comparePartners(mergeDrafts(drafts.partners, run), run);
  }
  return { kind: drafts.kind, ...read };
}

function reportReading({ signal, onProgress }: Run, done: number, total: number): void {
  signal?.throwIfAborted();
  onProgress({ phase: 'reading', done, total });
}

async function prepareJson(file: Blob, { encoding }: SniffedFile, run: Run): Promise<Found> {
  const parts: string[] = [];
  for await (const { text, done } of decodeFile(file, encoding)) {
    parts.push(text);
    reportReading(run, done, file.size);
  }
  const directory = readDirectoryJson(parts.join(''), run.problems);
  await compareWorkspace(directory.workspace, run);
  const partners = comparePartners(directory.partners, run);
  await compare(becomingOf(directory), { ...run, partners });
  return { kind: 'directory', rows: directory.records, ignoredColumns: [] };
}

async function compareWorkspace(after: Workspace | undefined, { db, into }: Run): Promise<void> {
  if (!after) return;
  const before = await getWorkspace(db);
  into.add(diffWorkspace(before, keepFeedFacts(after, before)), before);
}

function becomingOf({ customers, scope }: DirectoryJson): Map<TenantId, Become> {
  const become = scope === 'customer' ? mergeForCustomer : undefined;
  return new Map([...customers].map(([id, after]) => [id, (before) => become?.(before, after) ?? after]));
}

function compareDrafts(drafts: ReadonlyMap<TenantId, CustomerDraft>, run: Run): Promise<void> {
  const becomeOf =
    (draft: CustomerDraft): Become =>
    (before) => {
      const after = mergeCustomer(before, draft);
      const isNamed = after.companyName !== '' && draft.fields.companyName !== '';
      if (!isNamed) run.problems.add(draft.row, 'companyNameMissing', 'CompanyName', draft.tenantId);
      return isNamed ? after : undefined;
    };
  return compare(new Map([...drafts].map(([id, draft]) => [id, becomeOf(draft)])), run);
}

async function compare(becoming: ReadonlyMap<TenantId, Become>, run: Run): Promise<void> {
  const { db, into, signal, partners, doubtful } = run;
  const onProgress = (done: number, total: number) => run.onProgress({ phase: 'comparing', done, total });
  onProgress(0, 1);
  await compareCustomers(becoming, { db, into, signal, onProgress, onChanged: doubtful.weigherFor({ partners }) });
  signal?.throwIfAborted();
  onProgress(1, 1);
}

function mergeDrafts(drafts: ReadonlyMap<TenantId, PartnerDraft>, { partners, problems }: Run): IncomingPartner[] {
  const stored = new Map(partners.map((partner) => [partner.tenantId, partner]));
  return [...drafts.values()].flatMap((draft) => {
    const merged = mergePartner(stored.get(draft.tenantId), draft);
    if (merged.ok) return [{ row: draft.row, partner: merged.value }];
    for (const { code, column, value } of merged.problems) problems.add(draft.row, code, column, value);
    return [];
  });
}

/** The partners as they will be. */
function comparePartners(incoming: readonly IncomingPartner[], { partners, problems, into }: Run): Partner[] {
  const stored = new Map(partners.map((partner) => [partner.tenantId, partner]));
  const kept = keepOneOwnPartner(partners, incoming, problems);
  for (const after of kept) {
    const before = stored.get(after.tenantId);
    into.add(diffPartner(before, after), before);
  }
  return [...new Map([...partners, ...kept].map((partner) => [partner.tenantId, partner])).values()];
}
