import { type ReadonlySignal, signal } from '@preact/signals';
import type { Db } from '../db/open.ts';
import type { Facts } from '../diagnostics/facts.ts';
import { readFacts, type Surroundings } from '../diagnostics/read-facts.ts';
import { type RecentFault, readRecentFaults } from '../diagnostics/recent-faults.ts';
import { type Finding, rebuildDerived, verifyDirectory } from '../diagnostics/verify.ts';
import { reportError } from '../report-error.ts';

/** What is under way, or how it ended. */
export type DiagnosticsView =
  | { state: 'idle' }
  | { state: 'checking' | 'rebuilding'; done: number; total: number }
  | { state: 'checked'; findings: readonly Finding[] }
  | { state: 'rebuilt'; findings: readonly Finding[] }
  | { state: 'failed'; reason: string };

export interface Diagnostics {
  facts: ReadonlySignal<Facts | undefined>;
  faults: ReadonlySignal<readonly RecentFault[]>;
  view: ReadonlySignal<DiagnosticsView>;
  /** Reads the facts anew. */
  refresh(): Promise<void>;
  check(): Promise<void>;
  /** Makes index and counts anew, then checks. */
  rebuild(): Promise<void>;
  cancel(): void;
}

/** One page of what helps when something is wrong. `around` asks the browser. */
export function createDiagnostics(db: Db, around: () => Promise<Surroundings>): Diagnostics {
  const facts = signal<Facts | undefined>(undefined);
  const faults = signal<readonly RecentFault[]>([]);
  const view = signal<DiagnosticsView>({ state: 'idle' });
  let working = new AbortController();

  async function refresh(): Promise<void> {
    try {
      const surroundings = await around();
      [facts.value, faults.value] = await Promise.all([readFacts(db, surroundings), readRecentFaults()]);
    } catch (fault) {
      view.value = { state: 'failed', reason: reportError('Reading the diagnostics', fault) };
    }
  }

  async function run(end: 'checked' | 'rebuilt'): Promise<void> {
    working.abort();
    working = new AbortController();
    const { signal: stop } = working;
    const show = (next: DiagnosticsView) => {
      if (!stop.aborted) view.value = next;
    };
    const report = (state: 'checking' | 'rebuilding') => (done: number, total: number) => show({ state, done, total });
    try {
      if (end === 'rebuilt') await rebuildDerived(db, report('rebuilding'), stop);
      show({ state: end, findings: await verifyDirectory(db, report('checking'), stop) });
    } catch (fault) {
      if (stop.aborted) return;
      show({ state: 'failed', reason: reportError('Checking the directory', fault) });
    }
    await refresh();
  }

  return {
    facts,
    faults,
    view,
    refresh,
    check: () => run('checked'),
    rebuild: () => run('rebuilt'),
    cancel() {
      working.abort();
      view.value = { state: 'idle' };
    },
  };
}
