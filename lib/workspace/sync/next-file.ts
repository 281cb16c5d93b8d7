import { pullBatch } from '../../db/pull-batch.ts';
import type { Cursor, Db } from '../../db/schema.ts';
import { logName } from '../codec/blob-names.ts';
import { LINE_VERSION } from '../codec/log-line.ts';
import { sealLine } from '../codec/write-log-line.ts';
import { appendBlock, createAppendBlob, MOST_BLOCKS } from '../transport/append-blob.ts';
import { headBlob } from '../transport/read-blob.ts';
import type { CallOptions, Store } from '../transport/send.ts';
import { problemOf, type SyncProblem } from './sync-problem.ts';

/** Ends a file of the log before it is full. The next one is there first, so that nobody looks for it in vain. */
export async function sealFile(
  store: Store,
  file: number,
  agent: string,
  options?: CallOptions,
): Promise<SyncProblem | undefined> {
  const problem = await createFile(store, file + 1, options);
  if (problem) return problem;
  // Of several members' seals the first one counts; one that does not come through is tried with the next append.
  await appendBlock(store, logName(file), sealLine({ v: LINE_VERSION, seal: file + 1, agent }), options);
  return undefined;
}

/** Goes on to the next file when this one, read to its end, is full without a seal. Undefined when it is not. */
export async function leaveFullFile(
  db: Db,
  store: Store,
  cursor: Cursor,
  options?: CallOptions,
): Promise<'left' | SyncProblem | undefined> {
  const { file, offset } = cursor;
  const head = await headBlob(store, logName(file), options);
  if (head.state === 'missing') return undefined;
  if (head.state !== 'found') return problemOf(head, 'read');
  const isLeft = head.length === offset && head.blockCount >= MOST_BLOCKS;
  if (!isLeft) return undefined;
  const problem = await createFile(store, file + 1, options);
  if (problem && !(await canReadNext(store, file + 1, options))) return problem;
  const now = new Date(store.now()).toISOString();
  await pullBatch(db, { from: cursor, to: { ...cursor, file: file + 1, offset: 0 }, lines: [] }, now);
  return 'left';
}

async function createFile(store: Store, file: number, options?: CallOptions): Promise<SyncProblem | undefined> {
  const created = await createAppendBlob(store, logName(file), options);
  return created.state === 'created' || created.state === 'exists' ? undefined : problemOf(created, 'create');
}

/** Who may not create a file goes on once somebody else has. */
async function canReadNext(store: Store, file: number, options?: CallOptions): Promise<boolean> {
  return (await headBlob(store, logName(file), options)).state === 'found';
}
