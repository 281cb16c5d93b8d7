import { type ReadonlySignal, signal } from '@preact/signals';
import {
  type ColumnMapping,
  checkMapping,
  findMapping,
  guessMapping,
  MAPPED_COLUMNS,
  type MappingProblem,
} from '../transfer/column-mapping.ts';
import type { startImport } from '../transfer/import-client.ts';
import { ImportRefused } from '../transfer/import-refused.ts';
import type { ImportReview } from '../transfer/import-review.ts';
import { type Names, readNames } from './history-names.ts';
import type { OptionsSession } from './options-session.ts';
import type { MappingStore } from './transfer-mapping-store.ts';

/** What an import would do, to be shown before it is confirmed. */
export type ImportPreview = ImportReview;
export type ImportProblem = ImportReview['problems'][number];
/** Our columns that a file's may be, by kind of file. */
export type MappedColumns = Readonly<Record<ColumnMapping['kind'], readonly string[]>>;
export type { ColumnMapping, MappingProblem } from '../transfer/column-mapping.ts';
export type ImportPhase = 'reading' | 'comparing' | 'writing';

export type ImportView =
  | { state: 'idle' }
  | { state: 'cancelled' }
  | { state: 'working'; name: string; phase: ImportPhase; done: number; total: number }
  | { state: 'review'; name: string; review: ImportPreview; names: Names }
  | { state: 'mapping'; name: string; mapping: ColumnMapping; columns: MappedColumns; problem?: MappingProblem }
  | { state: 'refused'; name: string; code: string; params: Record<string, string | number> }
  | { state: 'failed'; name: string; reason: string };

export interface ImportSession {
  view: ReadonlySignal<ImportView>;
  /** Reads a file for review; one that is still being read is cancelled. Nothing is written. */
  read(file: File): Promise<void>;
  /** What the file's columns are: checked, remembered, and the file read again. */
  map(mapping: ColumnMapping): Promise<void>;
  /** Asks anew what the columns of the file under review are. */
  mapAgain(): Promise<void>;
  /** Stops reading, or lets go of what was read. */
  cancel(): void;
  /** Hands what was reviewed to the dialog that writes it and offers Undo. */
  confirm(): Promise<void>;
}

interface ImportOptions {
  start: typeof startImport;
  /** Absent: a file with unknown columns is refused. */
  mappings?: MappingStore;
  /** The dialog was closed and what was imported stands. */
  onWritten?: () => void;
}

type ImportSource = Pick<OptionsSession, 'db' | 'partners' | 'author' | 'review' | 'today'>;

const reasonOf = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault));

/** One import at a time: file → dry run → confirm. */
export function createImport(
  { db, partners, author, review, today }: ImportSource,
  { start, onWritten, mappings }: ImportOptions,
): ImportSession {
  const view = signal<ImportView>({ state: 'idle' });
  let reading = new AbortController();
  let chosen: File | undefined;

  function letGo() {
    reading.abort();
    if (view.value.state === 'review') view.value.review.discard();
  }

  async function read(file: File) {
    letGo();
    reading = new AbortController();
    const { signal: stop } = reading;
    chosen = file;
    const { name } = file;
    const show = (next: ImportView) => {
      if (!stop.aborted) view.value = next;
    };
    show({ state: 'working', name, phase: 'reading', done: 0, total: 0 });
    try {
      const read = await start(file, {
        by: author().by,
        today: today(),
        signal: stop,
        ...(mappings ? { mappings: await mappings.read() } : {}),
        onProgress: (progress) => {
          if (view.value.state === 'working') show({ state: 'working', name, ...progress });
        },
      });
      if (stop.aborted) return read.discard();
      const names = await readNames(db, partners.peek(), read.changes);
      show({ state: 'review', name, review: read, names });
    } catch (fault) {
      const header = fault instanceof ImportRefused && mappings ? fault.header : undefined;
      if (header)
        return show({ state: 'mapping', name, mapping: guessMapping('customers', header), columns: MAPPED_COLUMNS });
      show(
        fault instanceof ImportRefused
          ? { state: 'refused', name, code: fault.code, params: fault.params }
          : { state: 'failed', name, reason: reasonOf(fault) },
      );
    }
  }

  async function map(mapping: ColumnMapping) {
    const problem = checkMapping(mapping);
    if (problem && view.value.state === 'mapping') view.value = { ...view.value, mapping, problem };
    if (problem || !chosen) return;
    await mappings?.remember(mapping);
    await read(chosen);
  }

  async function mapAgain() {
    if (view.value.state !== 'review') return;
    const { name, review: reviewed } = view.value;
    const header = reviewed.mappedHeader;
    if (!header || !mappings) return;
    const mapping = findMapping(header, await mappings.read()) ?? guessMapping('customers', header);
    letGo();
    view.value = { state: 'mapping', name, mapping, columns: MAPPED_COLUMNS };
  }

  /** The directory moved on since the file was compared with it. */
  function readAgain() {
    review.close();
    if (chosen) void read(chosen);
  }

  function cancel() {
    const next = view.value.state === 'working' ? 'cancelled' : 'idle';
    letGo();
    chosen = undefined;
    view.value = { state: next };
  }

  async function confirm() {
    if (view.value.state !== 'review') return;
    const { review: reviewed, names } = view.value;
    const isOpen = review.open(reviewed, { names, again: readAgain, ...(onWritten ? { onWritten } : {}) });
    if (!isOpen) return;
    // From here on the dialog alone may let go of it: leaving this view must not stop the worker that writes.
    view.value = { state: 'idle' };
    await review.confirm();
  }

  return { view, read, map, mapAgain, cancel, confirm };
}
