import type { FromPlanWorker, ToPlanWorker } from '../transfer/plan-messages.ts';
import { createPlanServer } from '../transfer/serve-plan.ts';
import type { RowsBasis } from './customer-rows.ts';
import { type ObservedQuestion, prepareObserved } from './observed-prepare.ts';
import type { ObservedSummary } from './observed-summary.ts';
import type { FromRowsWorker } from './rows-messages.ts';
import { serveRows } from './serve-rows.ts';

/**
 * Works beside the options page, one question each: the rows of its list, or what Partner Center said last. One script
 * for both, since workers share none and half of it would weigh twice.
 */
type Question = RowsBasis | ToPlanWorker<ObservedQuestion>;

const send = (message: FromRowsWorker | FromPlanWorker<ObservedSummary>) => self.postMessage(message);
const answerObserved = createPlanServer(prepareObserved, send);

self.addEventListener(
  'message',
  ({ data }: MessageEvent<Question>) => void ('type' in data ? answerObserved(data) : serveRows(data, send)),
);
