import { type ReadonlySignal, signal } from '@preact/signals';
import { exportCustomersCsv, exportJson, exportPartnersCsv } from '../transfer/export.ts';
import type { OptionsSession } from './options-session.ts';
import { templateOf } from './transfer-template.ts';

export type ExportKind = 'customers' | 'partners' | 'everything' | 'customersTemplate' | 'partnersTemplate';

export type ExportView =
  | { state: 'idle' }
  | { state: 'making'; done: number; total: number }
  | { state: 'done'; name: string }
  | { state: 'failed'; reason: string };

export interface ExportSession {
  view: ReadonlySignal<ExportView>;
  make(kind: ExportKind): Promise<void>;
  cancel(): void;
}

type ExportSource = Pick<OptionsSession, 'db' | 'today'>;
type OnProgress = (progress: { done: number; total: number }) => void;

/** Makes files of the directory, one at a time, and hands each to `save`. */
export function createExport({ db, today }: ExportSource, save: (file: Blob, name: string) => void): ExportSession {
  const view = signal<ExportView>({ state: 'idle' });
  let making = new AbortController();

  const contentOf = (kind: ExportKind, onProgress: OnProgress, stop: AbortSignal): Promise<Blob> | Blob => {
    if (kind === 'customers') return exportCustomersCsv(db, onProgress, stop);
    if (kind === 'partners') return exportPartnersCsv(db);
    if (kind === 'everything') return exportJson(db, onProgress, stop);
    return templateOf(kind);
  };

  async function make(kind: ExportKind) {
    making.abort();
    making = new AbortController();
    const { signal: stop } = making;
    const show = (next: ExportView) => {
      if (!stop.aborted) view.value = next;
    };
    show({ state: 'making', done: 0, total: 0 });
    try {
      const file = await contentOf(kind, ({ done, total }) => show({ state: 'making', done, total }), stop);
      if (stop.aborted) return;
      const name = fileNameOf(kind, today());
      save(file, name);
      show({ state: 'done', name });
    } catch (fault) {
      show({ state: 'failed', reason: fault instanceof Error ? fault.message : String(fault) });
    }
  }

  function cancel() {
    making.abort();
    view.value = { state: 'idle' };
  }

  return { view, make, cancel };
}

/** Dated, so that a backup does not replace an older one. */
function fileNameOf(kind: ExportKind, date: string): string {
  if (kind === 'customersTemplate') return 'customers-template.csv';
  if (kind === 'partnersTemplate') return 'partners-template.csv';
  return kind === 'everything' ? `support-contacts-${date}.json` : `${kind}-${date}.csv`;
}
