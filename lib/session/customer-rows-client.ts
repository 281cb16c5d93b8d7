import type { ReadRows, RowsBasis } from './customer-rows.ts';
import type { FromRowsWorker } from './rows-messages.ts';

/** What is used of a worker. */
export interface RowsWorker {
  postMessage(basis: RowsBasis): void;
  onmessage: ((event: MessageEvent<FromRowsWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

const startWorker = (): RowsWorker => new Worker(new URL('./options-worker.ts', import.meta.url), { type: 'module' });

/** In a worker that lives as long as the reading, so that the page stays free to draw. */
export function createRowsClient(start = startWorker): ReadRows {
  return (basis, visit, signal) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    signal.throwIfAborted();
    const worker = start();
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort);
    worker.onmessage = ({ data }) => {
      if (data.type === 'part') visit(data.part);
      else if (data.type === 'done') resolve();
      else reject(new Error(data.reason));
    };
    worker.onerror = ({ message }) => reject(new Error(message || 'The worker that reads customers failed.'));
    worker.postMessage(basis);
    return promise.finally(() => {
      signal.removeEventListener('abort', abort);
      worker.terminate();
    });
  };
}
