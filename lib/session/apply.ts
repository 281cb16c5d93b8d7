import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { getCustomers } from '../db/customers.ts';
import { putBackRows } from '../partner-center/apply/put-back.ts';
import { runApply } from '../partner-center/apply/run-apply.ts';
import { resumeApply, startApply, stopApply } from '../partner-center/apply/start-apply.ts';
import { type FaultDetails, PartnerCenterFault } from '../partner-center/partner-center-fault.ts';
import { otherTenantFault, type PartnerTenant } from '../partner-center/partner-tenant.ts';
import type { PartnerCenter } from '../partner-center/types.ts';
import { reportError } from '../report-error.ts';
import { type CompareScope, type Comparison, compare } from './apply-compare.ts';
import { applyCsv } from './apply-csv.ts';
import { type ApplyReport, watchReport } from './apply-report.ts';
import { type ApplyReview, changedSince, reviewOf } from './apply-review.ts';
import type { OptionsSession } from './options-session.ts';

export type ApplyView =
  | { state: 'idle' }
  | { state: 'comparing'; phase: 'reading' | 'asking'; done: number; total: number }
  | { state: 'unknownCustomer' }
  | { state: 'reviewing' | 'starting'; review: ApplyReview }
  /** Nothing was written: of these customers something changed here since the comparison. */
  | { state: 'stale'; review: ApplyReview; names: string[] }
  /** Another run goes on; or why this one cannot begin. Nothing was written. */
  | { state: 'notBegun'; fault?: FaultDetails }
  | { state: 'faulted'; fault: FaultDetails }
  | { state: 'failed'; reason: string };

export interface Apply {
  view: ReadonlySignal<ApplyView>;
  report: ReadonlySignal<ApplyReport | 'none' | undefined>;
  /** What this profile's storage refused while a run went on here. */
  trouble: ReadonlySignal<string | undefined>;
  compare(scope: CompareScope): Promise<void>;
  /** Compares the same anew. */
  again(): Promise<void>;
  /** Opens the review of what would put back what the last run replaced. */
  putBack(): void;
  /** Whether a run began. */
  confirm(): Promise<boolean>;
  /** Lets go of a comparison or its review. */
  cancel(): void;
  stop(): Promise<void>;
  goOn(): Promise<void>;
  saveReview(): void;
  saveReport(): void;
  dispose(): void;
}

export interface ApplyOptions {
  partnerCenter: ReadonlySignal<PartnerCenter | undefined>;
  /** Whose it is. */
  tenant: ReadonlySignal<PartnerTenant | undefined>;
  /** The same, for calls that end with the signal. */
  partnerCenterUntil: (signal: AbortSignal) => PartnerCenter | undefined;
  saveFile: (file: Blob, name: string) => void;
  newId: () => string;
  /** ISO 8601 instant. */
  now: () => string;
  /** A run goes on: it shall go on without this page too. */
  onGoing: () => void;
}

/** Writes to Partner Center what is designated here: compare, review, confirm, and the report. One run at a time. */
export function createApply(session: OptionsSession, options: ApplyOptions): Apply {
  const { db, readOnly } = session;
  const view = signal<ApplyView>({ state: 'idle' });
  const trouble = signal<string | undefined>(undefined);
  const watched = watchReport(db);
  const { report } = watched;
  const life = new AbortController();
  let comparing = new AbortController();
  /** What `view` shows the review of; put-back rows are checked against nothing here. */
  let comparison: Comparison | undefined;
  /** Whose Partner Center that review is of. */
  let reviewedIn: PartnerTenant | undefined;
  let lastScope: CompareScope | undefined;
  let driving = false;

  async function work(scope: CompareScope): Promise<void> {
    if (isGoingOn(report.peek())) return;
    comparing.abort();
    comparing = new AbortController();
    const { signal: stop } = comparing;
    const partnerCenter = options.partnerCenterUntil(stop);
    const tenant = options.tenant.peek();
    if (!partnerCenter || !tenant) return;
    lastScope = scope;
    const show = (next: ApplyView) => {
      if (!stop.aborted) view.value = next;
    };
    show({ state: 'comparing', phase: 'reading', done: 0, total: 0 });
    try {
      const found = await compare(scope, {
        db,
        book: { partners: session.partners.peek() },
        conflicts: session.conflicts.peek(),
        partnerCenter,
        signal: stop,
        now: options.now,
        onProgress: (phase, done, total) => show({ state: 'comparing', phase, done, total }),
      });
      if (stop.aborted) return;
      comparison = found;
      reviewedIn = tenant;
      show(found ? { state: 'reviewing', review: reviewOf('apply', found) } : { state: 'unknownCustomer' });
    } catch (fault) {
      if (!stop.aborted) view.value = viewOfFault(fault);
    }
  }

  function putBack(): void {
    const last = report.peek();
    if (!last || last === 'none' || isGoingOn(last)) return;
    comparing.abort();
    comparison = undefined;
    reviewedIn = last.run.tenant;
    view.value = { state: 'reviewing', review: reviewOf('putBack', { rows: putBackRows(last.rows) }) };
  }

  async function confirm(): Promise<boolean> {
    if (view.value.state !== 'reviewing' || readOnly.peek()) return false;
    const { review } = view.value;
    if (review.count === 0) return false;
    view.value = { state: 'starting', review };
    try {
      const names = comparison ? await findChanged(session, comparison) : [];
      view.value = names.length > 0 ? { state: 'stale', review, names } : await begin(review);
    } catch (fault) {
      view.value = viewOfFault(fault);
    }
    return view.value.state === 'idle';
  }

  async function begin({ rows, kind }: ApplyReview): Promise<ApplyView> {
    const tenant = reviewedIn;
    const fault = tenant && otherTenantFault(tenant, options.tenant.peek() ?? tenant);
    if (!tenant || fault) return { state: 'notBegun', ...(fault ? { fault } : {}) };
    const { by, at } = session.author();
    // Before it is recorded too: this page may be closed right after that.
    options.onGoing();
    const isBegun = await startApply(db, rows, { id: options.newId(), kind, by, at, tenant });
    await watched.refresh();
    return { state: isBegun ? 'idle' : 'notBegun' };
  }

  function cancel(): void {
    if (view.value.state === 'starting') return;
    comparing.abort();
    comparison = undefined;
    view.value = { state: 'idle' };
  }

  async function drive(partnerCenter: PartnerCenter): Promise<void> {
    driving = true;
    options.onGoing();
    try {
      await runApply(db, {
        ...options,
        connect: (stop) => options.partnerCenterUntil(stop) ?? partnerCenter,
        tenant: () => options.tenant.peek(),
        waits: true,
        until: life.signal,
      });
    } catch (fault) {
      trouble.value = reportError('Writing to Partner Center', fault);
    }
    driving = false;
    await watched.refresh();
  }

  const attempt = (doing: string, change: () => Promise<unknown>) =>
    change().then(
      () => watched.refresh(),
      (fault: unknown) => {
        trouble.value = reportError(doing, fault);
      },
    );

  const endDriving = effect(() => {
    const partnerCenter = options.partnerCenter.value;
    const mayDrive = isGoingOn(report.value) && !readOnly.value && trouble.value === undefined;
    if (partnerCenter && mayDrive && !driving) void drive(partnerCenter);
  });

  return {
    view,
    report,
    trouble,
    compare: work,
    again: async () => {
      if (lastScope) await work(lastScope);
    },
    putBack,
    confirm,
    cancel,
    stop: () => attempt('Stopping what is written to Partner Center', () => stopApply(db)),
    async goOn() {
      if (readOnly.peek()) return;
      trouble.value = undefined;
      options.onGoing();
      await attempt('Going on with what is written to Partner Center', () => resumeApply(db));
    },
    saveReview() {
      if ('review' in view.value) options.saveFile(applyCsv(view.value.review.rows), fileName('review', session));
    },
    saveReport() {
      const { value } = report;
      if (value && value !== 'none') options.saveFile(applyCsv(value.rows), fileName('report', session));
    },
    dispose() {
      life.abort();
      comparing.abort();
      endDriving();
      watched.dispose();
    },
  };
}

const isGoingOn = (report: ApplyReport | 'none' | undefined) =>
  typeof report === 'object' && report.run.standing.state === 'running';

const fileName = (kind: 'review' | 'report', { today }: OptionsSession) => `partner-center-${kind}-${today()}.csv`;

function viewOfFault(fault: unknown): ApplyView {
  if (fault instanceof PartnerCenterFault) return { state: 'faulted', fault: fault.details };
  return { state: 'failed', reason: reportError('Comparing with Partner Center', fault) };
}

async function findChanged({ db, partners, conflicts }: OptionsSession, comparison: Comparison): Promise<string[]> {
  const todo = comparison.rows.filter(({ outcome }) => outcome.state === 'waiting');
  const customers = await getCustomers(db, new Set(todo.map(({ tenantId }) => tenantId)));
  const book = { partners: partners.peek() };
  return changedSince(comparison, [...customers.values()], { book, conflicts: conflicts.peek() });
}
