import { createLookupBench } from './bench-engine.ts';
import type { WorkerAnswer, WorkerCall } from './bench-in-worker.ts';
import { engine } from './ours.ts';

const bench = createLookupBench({ ours: () => Promise.resolve({ engine }) });

const answer = (call: WorkerCall): Promise<unknown> =>
  call.name === 'build' ? bench.build(...call.args) : bench.type(...call.args);

addEventListener('message', ({ data }: MessageEvent<WorkerCall>) => {
  const post = (outcome: WorkerAnswer) => postMessage(outcome);
  answer(data).then(
    (value) => post({ value }),
    (fault: unknown) => post({ error: fault instanceof Error ? `${fault.message}\n${fault.stack}` : String(fault) }),
  );
});
