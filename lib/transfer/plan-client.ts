import type { CommitOutcome } from '../db/commit.ts';
import { ImportRefused } from './import-refused.ts';
import type { ImportProgress, Reviewable } from './import-review.ts';
import type { FromPlanWorker, PlanQuestion, ToPlanWorker } from './plan-messages.ts';

/** What is used of a worker. */
export interface PlanWorker<Question extends PlanQuestion, Summary> {
  postMessage(message: ToPlanWorker<Question>): void;
  addEventListener(
    type: 'message',
    listener: (event: MessageEvent<FromPlanWorker<Summary>>) => void,
    options: AddEventListenerOptions,
  ): void;
  addEventListener(
    type: 'error',
    listener: (event: { message?: string }) => void,
    options: AddEventListenerOptions,
  ): void;
  terminate(): void;
}

export interface PlanOptions {
  /** The author's name, for the history. */
  by: string;
  onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Stops reading or comparing; nothing was written then. */
  signal?: AbortSignal | undefined;
}

/** What is asked, and what crosses from the worker: all but the plan itself. */
type Summed = Omit<Reviewable, 'confirm' | 'discard'>;

/**
 * Has a worker work out what would change. The plan stays there until it is confirmed or discarded, which ends the
 * worker. Rejects with `ImportRefused` where nothing can be made of the question, with the signal's reason when cancelled.
 */
export async function startPlan<Question extends PlanQuestion, Summary extends Summed>(
  worker: PlanWorker<Question, Summary>,
  question: Question,
  options: PlanOptions,
): Promise<Summary & Reviewable> {
  const discard = () => worker.terminate();
  try {
    const answer = await ask(worker, question, options);
    if (answer.type !== 'summary') throw new Error(`unexpected answer: ${answer.type}`);
    return { ...answer.summary, confirm: () => confirm(worker, options), discard };
  } catch (fault) {
    discard();
    throw fault;
  }
}

async function confirm<Question extends PlanQuestion, Summary>(
  worker: PlanWorker<Question, Summary>,
  { by, onProgress }: PlanOptions,
): Promise<CommitOutcome> {
  const answer = await ask(worker, { type: 'confirm', by, at: new Date().toISOString() }, { onProgress });
  if (answer.type !== 'outcome') throw new Error(`unexpected answer: ${answer.type}`);
  worker.terminate();
  return answer.outcome;
}

/** One question at a time: resolves with its answer, rejects on refusal, failure, crash or abort. */
function ask<Question extends PlanQuestion, Summary>(
  worker: PlanWorker<Question, Summary>,
  question: ToPlanWorker<Question>,
  { onProgress, signal }: Pick<PlanOptions, 'onProgress' | 'signal'>,
) {
  type Answer = Extract<FromPlanWorker<Summary>, { type: 'summary' | 'outcome' }>;
  const listening = new AbortController();
  const answer = new Promise<Answer>((resolve, reject) => {
    const options = { signal: listening.signal };
    const onMessage = ({ data }: MessageEvent<FromPlanWorker<Summary>>) => {
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
