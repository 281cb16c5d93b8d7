import { openDb } from '../../../lib/db/open.ts';
import { today } from '../../../lib/today.ts';
import { startImport } from '../../../lib/transfer/import-client.ts';
import { countDirectory } from './count-directory.ts';
import type { TaskOutcome } from './task.ts';

/** The production import: worker, dry run, review, commit with its log entry. */
export async function importPipeline(file: File): Promise<TaskOutcome> {
  const db = await openDb();
  const start = performance.now();
  const { signal } = new AbortController();
  const review = await startImport(file, { by: 'Bench', today: today(), signal, onProgress: () => undefined });
  const reviewAt = performance.now();
  const outcome = await review.confirm();
  const end = performance.now();
  if (outcome.state !== 'written') throw new Error(`The import ended as ${outcome.state}.`);
  if (review.problemCount > 0) throw new Error(`The import found problems: ${JSON.stringify(review.problems[0])}`);
  return {
    ms: end - start,
    phases: { review: reviewAt - start, confirm: end - reviewAt },
    ...(await countDirectory(db)),
  };
}
