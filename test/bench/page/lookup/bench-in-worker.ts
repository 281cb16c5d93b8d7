import type { BuildReport, LookupBench, QueryReport } from './bench-engine.ts';

export type WorkerCall =
  | { name: 'build'; args: Parameters<LookupBench['build']> }
  | { name: 'type'; args: Parameters<LookupBench['type']> };
export type WorkerAnswer = { value: unknown } | { error: string };

/** Our lookup in a worker: one call at a time. */
export function startBenchWorker(): LookupBench {
  const worker = new Worker(new URL('./bench-worker.ts', import.meta.url), { type: 'module' });
  const call = <T>(message: WorkerCall) =>
    new Promise<T>((resolve, reject) => {
      const settle = ({ data }: MessageEvent<{ value: T } | { error: string }>) =>
        'error' in data ? reject(new Error(data.error)) : resolve(data.value);
      worker.addEventListener('message', settle, { once: true });
      worker.addEventListener('error', ({ message: reason }) => reject(new Error(reason)), { once: true });
      worker.postMessage(message);
    });
  return {
    build: (...args) => call<BuildReport>({ name: 'build', args }),
    type: (...args) => call<QueryReport[]>({ name: 'type', args }),
  };
}
