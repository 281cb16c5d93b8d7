import type { FromPlanWorker, ToPlanWorker } from '../transfer/plan-messages.ts';
import { createPlanServer } from '../transfer/serve-plan.ts';
import { type ObservedQuestion, prepareObserved } from './observed-prepare.ts';
import type { ObservedSummary } from './observed-summary.ts';

const send = (message: FromPlanWorker<ObservedSummary>) => self.postMessage(message);
const answer = createPlanServer(prepareObserved, send);

self.addEventListener('message', ({ data }: MessageEvent<ToPlanWorker<ObservedQuestion>>) => void answer(data));
