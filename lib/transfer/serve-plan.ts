import { commitPlan } from '../db/commit.ts';
import { type Db, openDb } from '../db/open.ts';
import type { Plan } from '../log/types.ts';
import { ImportRefused } from './import-refused.ts';
import type { ImportProgress } from './import-review.ts';
import type { FromPlanWorker, PlanQuestion, ToPlanWorker } from './plan-messages.ts';

export interface Prepared<Summary> {
  summary: Summary;
  /** Stays where it was made: it may be 100 MB. */
  plan: Plan;
}

export type Prepare<Question, Summary> = (
  question: Question,
  db: Db,
  onProgress: (progress: ImportProgress) => void,
) => Promise<Prepared<Summary>>;

/** The worker's side of the conversation: works out one plan, then writes it when that is confirmed. */
export function createPlanServer<Question extends PlanQuestion, Summary>(
  prepare: Prepare<Question, Summary>,
  send: (message: FromPlanWorker<Summary>) => void,
): (message: ToPlanWorker<Question>) => Promise<void> {
  let reading: { db: Db; plan: Plan } | undefined;
  const onProgress = (progress: ImportProgress) => send({ type: 'progress', progress });

  async function read(question: Question): Promise<void> {
    const db = await openDb(question.dbName);
    const { plan, summary } = await prepare(question, db, onProgress);
    reading = { db, plan };
    send({ type: 'summary', summary });
  }

  async function confirm(by: string, at: string): Promise<void> {
    if (!reading) throw new Error('nothing was read to be confirmed');
    const { db, plan } = reading;
    const total = plan.ops.length;
    onProgress({ phase: 'writing', done: 0, total });
    const outcome = await commitPlan(db, plan, { by, at });
    onProgress({ phase: 'writing', done: total, total });
    send({ type: 'outcome', outcome });
  }

  function report(fault: unknown): void {
    if (fault instanceof ImportRefused)
      send({ type: 'refused', code: fault.code, params: fault.params, header: fault.header });
    else send({ type: 'failed', reason: fault instanceof Error ? fault.message : String(fault) });
  }

  return (message) => (message.type === 'read' ? read(message) : confirm(message.by, message.at)).catch(report);
}
