import type { Cursor } from '../../db/schema.ts';
import { logName } from '../codec/blob-names.ts';
import { readTail, type Tail } from '../codec/read-tail.ts';
import { MOST_READ_BYTES, readFrom } from '../transport/read-blob.ts';
import type { CallOptions, Store } from '../transport/send.ts';
import { problemOf, type SyncProblem, stopped } from './sync-problem.ts';

export type LogOutcome =
  /** `isEnd`: the file holds nothing after it. */
  { state: 'read'; tail: Tail; isEnd: boolean } | SyncProblem;

const LINE_END = 0x0a;

/**
 * What a file of the log holds from the cursor on. It asks for the byte before as well, which every intact log answers
 * with the end of the line that was read last: one that was emptied, cut or replaced does not.
 */
export async function readLog(store: Store, { file, offset }: Cursor, options?: CallOptions): Promise<LogOutcome> {
  const before = Math.min(offset, 1);
  const read = await readFrom(store, logName(file), offset - before, options);
  if (read.state === 'missing') return stopped({ kind: 'logMissing', file });
  if (read.state === 'nothingNew') return before ? stopped({ kind: 'logShorter', file }) : nothing(offset);
  if (read.state !== 'read') return problemOf(read, 'read');
  if (before && read.bytes[0] !== LINE_END) return stopped({ kind: 'logReplaced', file });
  const tail = readTail(read.bytes.subarray(before), offset);
  // No block is that long, so that no line of ours is.
  const isEndless = tail.state === 'open' && tail.end === offset && read.bytes.length >= MOST_READ_BYTES;
  if (isEndless) return stopped({ kind: 'logReplaced', file });
  return { state: 'read', tail, isEnd: offset - before + read.bytes.length >= read.length };
}

const nothing = (end: number): LogOutcome => ({
  state: 'read',
  tail: { entries: [], end, state: 'open' },
  isEnd: true,
});
