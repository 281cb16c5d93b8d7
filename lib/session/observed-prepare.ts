import { scanCustomers } from '../db/customers.ts';
import { getHead } from '../db/history.ts';
import { getObserving } from '../db/observed.ts';
import type { Db } from '../db/open.ts';
import { parseCustomer } from '../directory/parse.ts';
import type { Customer, IsoDate, TenantId } from '../directory/types.ts';
import { diffCustomer, diffPartner } from '../log/diff.ts';
import { createPlan } from '../log/plan.ts';
import { endCustomer, type Merging, mergeObserved } from '../partner-center/observe/merge-observed.ts';
import type { ObservedChoices } from '../partner-center/observe/observed-choices.ts';
import type { ObservedCustomer } from '../partner-center/observe/observed-customer.ts';
import { parseRun } from '../partner-center/observe/observing-run.ts';
import { scanObserved } from '../partner-center/observe/read-observed.ts';
import { type ChangeCollector, createChangeCollector } from '../transfer/change-collector.ts';
import { type Become, type Comparing, compareCustomers } from '../transfer/compare-customers.ts';
import { countDoubtful } from '../transfer/doubtful-designations.ts';
import type { ImportProgress } from '../transfer/import-review.ts';
import type { PlanQuestion } from '../transfer/plan-messages.ts';
import type { Prepared } from '../transfer/serve-plan.ts';
import { type Collected, createObservedCollector, type ObservedCollector } from './observed-collector.ts';
import { type ObservedKnown, readObservedKnown } from './observed-known.ts';
import type { ObservedSummary } from './observed-summary.ts';

export interface ObservedQuestion extends PlanQuestion {
  choices: ObservedChoices;
  /** By which delegated admin has ended or has not. */
  today: IsoDate;
}

/**
 * Compares what the last run heard with the directory, given what a person decided; writes nothing. Of a run that is not
 * done, or not the last one any more when all is compared, nothing is planned: what it did not ask is as it was long ago.
 */
export async function prepareObserved(
  question: ObservedQuestion,
  db: Db,
  onProgress: (progress: ImportProgress) => void,
): Promise<Prepared<ObservedSummary>> {
  const base = await getHead(db);
  const known = await readObservedKnown(db);
  if (known.run?.state === 'done') {
    const prepared = await prepareKnown(question, { db, base, known, onProgress });
    const last = parseRun(await getObserving(db));
    if (last?.number === known.run.number) return prepared;
  }
  const { collected } = createObservedCollector(known.own);
  return preparedOf(base, { listing: 'partly' }, { collected, into: createChangeCollector(), notes: [] });
}

interface Preparing extends Pick<Work, 'db' | 'known' | 'onProgress'> {
  base: number;
}

async function prepareKnown({ choices, today }: ObservedQuestion, { db, base, known, onProgress }: Preparing) {
  const { own, listing, otherTenant } = known;
  const collector = createObservedCollector(own);
  const { collected } = collector;
  const into = createChangeCollector();
  const doubtful = countDoubtful(today, 'observe.note.doubtful');
  const weigh = doubtful.weigherFor({ partners: known.after });
  comparePartners(known, into, collected.found.partners);
  const work: Work = { db, known, collector, merging: { own, choices }, onProgress };
  const comparing: Comparing = {
    db,
    into,
    onProgress: () => undefined,
    onChanged(before, after) {
      weigh(before, after);
      collector.addChanged(before, after);
    },
  };
  // Another company's customers are none of this directory's.
  if (otherTenant === undefined) {
    const listed = await compareListed(work, comparing);
    if (listing === 'whole') await compareUnlisted(work, listed, into);
  }
  collected.found.customers.unreadable = known.run?.unreadable.count ?? 0;
  return preparedOf(base, known, { collected, into, notes: doubtful.notes() });
}

interface Found {
  collected: Collected;
  into: ChangeCollector;
  notes: ObservedSummary['notes'];
}

function preparedOf(
  base: number,
  { listing, otherTenant, resellersFault }: Pick<ObservedKnown, 'listing' | 'otherTenant' | 'resellersFault'>,
  { collected, into, notes }: Found,
): Prepared<ObservedSummary> {
  return {
    plan: createPlan('partnerCenter', base, into.ops),
    summary: {
      ...collected,
      listing,
      ...(otherTenant === undefined ? {} : { otherTenant }),
      ...(resellersFault ? { resellersFault } : {}),
      changes: into.changes,
      counts: into.count(),
      notes,
    },
  };
}

interface Work {
  db: Db;
  known: ObservedKnown;
  collector: ObservedCollector;
  merging: Merging;
  onProgress: (progress: ImportProgress) => void;
}

function comparePartners(
  { partners, becoming, listedPartners }: ObservedKnown,
  into: ChangeCollector,
  found: ObservedSummary['found']['partners'],
): void {
  const stored = new Map(partners.map((partner) => [partner.tenantId, partner]));
  found.listed = listedPartners;
  for (const after of becoming) {
    const before = stored.get(after.tenantId);
    const op = diffPartner(before, after);
    into.add(op, before);
    if (op) found[before ? 'changed' : 'added'] += 1;
  }
}

/** Those that the last run listed, some at a time so that 100,000 of them need not be held at once. */
async function compareListed(work: Work, comparing: Comparing): Promise<Set<TenantId>> {
  const { db, known, onProgress } = work;
  const listed = new Set<TenantId>();
  for await (const customers of scanObserved(db)) {
    const current = customers.filter((observed) => observed.listed.run === known.run?.number);
    const becoming = new Map(current.map((observed) => [observed.customer.tenantId, becomeOf(observed, work)]));
    await compareCustomers(becoming, comparing);
    for (const id of becoming.keys()) listed.add(id);
    onProgress({ phase: 'comparing', done: listed.size, total: Math.max(known.run?.listed ?? 0, listed.size) });
  }
  return listed;
}

const becomeOf =
  (observed: ObservedCustomer, { collector, merging }: Work): Become =>
  (before) => {
    collector.addListed(observed, before);
    return takeable(mergeObserved(before, observed, merging), collector);
  };

/** Together, ours and theirs may be more than a directory holds. */
function takeable(after: Customer | undefined, collector: ObservedCollector): Customer | undefined {
  if (!after) return undefined;
  const parsed = parseCustomer(after);
  if (parsed.ok) return parsed.value;
  const [problem] = parsed.problems;
  if (problem) collector.addProblem(after, problem);
  return undefined;
}

async function compareUnlisted(
  { db, collector, merging }: Work,
  listed: ReadonlySet<TenantId>,
  into: ChangeCollector,
): Promise<void> {
  const visit = (customers: readonly Customer[]) => {
    for (const before of customers) {
      if (listed.has(before.tenantId)) continue;
      collector.addUnlisted(before);
      const op = diffCustomer(before, endCustomer(before, merging));
      if (!op) continue;
      into.add(op, before);
      collector.addChanged(before, before);
    }
  };
  await scanCustomers(db, visit);
}
