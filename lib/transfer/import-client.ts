import type { CommitOutcome } from '../db/commit.ts';
import type { IsoDate } from '../directory/types.ts';
import type { ColumnMapping } from './column-mapping.ts';
import type { FromWorker, ToWorker } from './import-messages.ts';
import { ImportRefused } from './import-refused.ts';
import type { ImportProgress, ImportReview, ImportSummary } from './import-review.ts';
import { checkFileSize } from './sniff-file.ts';

export type { ImportProgress, ImportReview } from './import-review.ts';
export type { RowProblem } from './problem-list.ts';

export interface ImportOptions {
  /** The author's name, for the history. */
  by: string;
  /** By which delegated admin has ended or has not. */
  today: IsoDate;
  onProgress?: (progress: ImportProgress) => void;
  /** Stops reading or comparing; nothing was written then. */
  signal?: AbortSignal;
  /** What people said the columns of unknown files are. */
  mappings?: readonly ColumnMapping[];
  /** For tests and benchmarks. */
  dbName?: string;
}

/** What is used of a worker. */
export interface ImportWorker {
  postMessage(message: ToWorker): void;
  addEventListener(
    type: 'message',
    listener: (event: MessageEvent<FromWorker>) => void,
    options: AddEventListenerOptions,
  ): void;
  addEventListener(
    type: 'error',
    listener: (event: { message?: string }) => void,
    options: AddEventListenerOptions,
  ): void;
  terminate(): void;
}

const startWorker = (): ImportWorker => new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });

/**
 * Reads a file in a worker and yields what it would change. The plan stays in the worker until it is confirmed or
 * discarded. Rejects with `ImportRefused` for a file that cannot be read, with the signal's reason when cancelled.
 */
export async function startImport(file: File, options: ImportOptions, start = startWorker): Promise<ImportReview> {
  const { by, today, onProgress, signal, dbName, mappings } = options;
  signal?.throwIfAborted();
  checkFileSize(file.size);
  const worker = start();
  const discard = () => worker.terminate();
  try {
    const summary = await ask(worker, { type: 'read', file, today, dbName, mappings }, { onProgress, signal });
    if (summary.type !== 'summary') throw new Error(`unexpected answer: ${summary.type}`);
    return toReview(summary.summary, () => confirm(worker, by, onProgress), discard);
  } catch (fault) {
    discard();
    throw fault;
  }
}

function toReview(summary: ImportSummary, confirm: () => Promise<CommitOutcome>, discard: () => void): ImportReview {
  return { ...summary, confirm, discard };
}

async function confirm(
  worker: ImportWorker,
  by: string,
  onProgress: ImportOptions['onProgress'],
): Promise<CommitOutcome> {
  const answer = await ask(worker, { type: 'confirm', by, at: new Date().toISOString() }, { onProgress });
  if (answer.type !== 'outcome') throw new Error(`unexpected answer: ${answer.type}`);
  worker.terminate();
  return answer.outcome;
}

interface Listening {
  onProgress?: ImportOptions['onProgress'] | undefined;
  signal?: AbortSignal | undefined;
}
type Answer = Extract<FromWorker, { type: 'summary' | 'outcome' }>;

/** One question at a time: resolves with its answer, rejects on refusal, failure, crash or abort. */
function ask(worker: ImportWorker, question: ToWorker, { onProgress, signal }: Listening): Promise<Answer> {
  const listening = new AbortController();
  const answer = new Promise<Answer>((resolve, reject) => {
    const options = { signal: listening.signal };
    const onMessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.type === 'progress') onProgress?.(data.progress);
      else if (data.type === 'refused') reject(new ImportRefused(data.code, data.params, data.header));
      else if (data.type === 'failed') reject(new Error(data.reason));
      else resolve(data);
    };
    worker.addEventListener('message', onMessage, options);
    worker.addEventListener('error', ({ message }) => reject(new Error(message || 'the worker failed')), options);
    signal?.addEventListener('abort', () => reject(signal.reason), options);
    worker.postMessage(question);
  });
  return answer.finally(() => listening.abort());
}
