import { getPublishRun, putPublishRun, type StoredPublishRun } from '../db/publishing.ts';
import type { Db } from '../db/schema.ts';
import type { PublishRun } from './publish-directory.ts';

/** How publishing ended. */
export type PublishEnd =
  | { state: 'ended'; run: PublishRun }
  /** What colleagues changed could not be fetched: publishing would show what is out of date. */
  | { state: 'notShared' }
  | { state: 'failed'; reason: string };

/** How this profile last published, whoever of its pages or its background did. */
export interface LastPublish extends Omit<StoredPublishRun, 'end'> {
  end: PublishEnd;
}

/** Nothing is left to do. Customers whose contact is disputed are held as they are: settling that is a commit. */
export const isWhole = (end: PublishEnd): boolean =>
  end.state === 'ended' && end.run.state === 'done' && end.run.left.length === 0;

/** Nothing needs anybody's attention. */
export function isWell(end: PublishEnd): boolean {
  if (end.state !== 'ended' || end.run.state !== 'done') return false;
  const { left, readers, ending } = end.run;
  return left.length === 0 && !readers && !ending;
}

export async function readLastPublish(db: Db): Promise<LastPublish | undefined> {
  const stored = await getPublishRun(db);
  if (!stored) return undefined;
  const end: PublishEnd = JSON.parse(stored.end);
  return { ...stored, end };
}

/** `revision`: of the directory before it was looked at. */
export async function notePublish(
  db: Db,
  end: PublishEnd,
  { ranAt, from, revision }: Pick<StoredPublishRun, 'ranAt' | 'from'> & { revision: number },
): Promise<void> {
  const whole = isWhole(end) ? { ranAt, revision } : (await getPublishRun(db))?.whole;
  await putPublishRun(db, { ranAt, from, end: JSON.stringify(end), ...(whole ? { whole } : {}) });
}
