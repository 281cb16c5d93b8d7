import { exportCustomersCsv, exportJson, exportPartnersCsv } from '../transfer/export.ts';
import { createFileMaking, type FileMaking, type MakingOptions } from './file-making.ts';
import type { OptionsSession } from './options-session.ts';
import { templateOf } from './transfer-template.ts';

export type ExportKind = 'customers' | 'partners' | 'everything' | 'customersTemplate' | 'partnersTemplate';

export interface ExportSession extends Pick<FileMaking, 'view' | 'cancel'> {
  make(kind: ExportKind): Promise<void>;
}

type ExportSource = Pick<OptionsSession, 'db' | 'today'>;

/** Makes files of the directory, one at a time, and hands each to `save`. */
export function createExport({ db, today }: ExportSource, save: (file: Blob, name: string) => void): ExportSession {
  const { view, make, cancel } = createFileMaking(save);

  const contentOf = (kind: ExportKind, { onProgress, signal: stop }: MakingOptions) => {
    if (kind === 'customers') return exportCustomersCsv(db, onProgress, stop);
    if (kind === 'partners') return exportPartnersCsv(db);
    if (kind === 'everything') return exportJson(db, onProgress, stop);
    return templateOf(kind);
  };

  return {
    view,
    make: (kind) =>
      make(
        (options) => contentOf(kind, options),
        () => fileNameOf(kind, today()),
      ),
    cancel,
  };
}

/** Dated, so that a backup does not replace an older one. */
function fileNameOf(kind: ExportKind, date: string): string {
  if (kind === 'customersTemplate') return 'customers-template.csv';
  if (kind === 'partnersTemplate') return 'partners-template.csv';
  return kind === 'everything' ? `support-contacts-${date}.json` : `${kind}-${date}.csv`;
}
