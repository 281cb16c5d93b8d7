import type { PulledBatch } from '../../db/pull-batch.ts';
import type { Cursor } from '../../db/schema.ts';
import type { Commit, Op } from '../../log/types.ts';
import { partName } from '../codec/blob-names.ts';
import type { PartRef } from '../codec/log-line.ts';
import { unpackPart } from '../codec/parts.ts';
import type { Tail, TailEntry } from '../codec/read-tail.ts';
import { getBlob } from '../transport/read-blob.ts';
import type { CallOptions, Store } from '../transport/send.ts';
import { problemOf, type SyncProblem, stopped } from './sync-problem.ts';

/** One transaction each: long enough to be quick, short enough to let others write in between. */
const MOST_LINES = 2_000;
const MOST_OPS = 20_000;

/** `isEnd`: whether a batch ends at a position. */
export interface BatchOptions extends CallOptions {
  isEnd?: (position: number) => boolean;
}

/** What was read of the log, in batches to be applied one after the other; ends at the first problem. */
export async function* batchesOf(
  store: Store,
  cursor: Cursor,
  tail: Tail,
  { isEnd = () => false, ...options }: BatchOptions = {},
): AsyncGenerator<PulledBatch | SyncProblem> {
  let [from, to] = [cursor, cursor];
  let lines: (Commit | undefined)[] = [];
  let ops = 0;
  for (const { line, end } of tail.entries) {
    const commit = await commitIn(store, line, options);
    if (commit && 'state' in commit) {
      yield { from, to, lines };
      yield commit;
      return;
    }
    lines.push(commit);
    ops += commit?.ops.length ?? 0;
    to = line.kind === 'seal' ? nextFile(to) : { ...to, offset: end, position: to.position + 1 };
    if (lines.length < MOST_LINES && ops < MOST_OPS && !isEnd(to.position)) continue;
    yield { from, to, lines };
    [from, lines, ops] = [to, [], 0];
  }
  // Behind the last line there may be line ends of their own.
  yield { from, to: tail.state === 'open' ? { ...to, offset: tail.end } : to, lines };
}

/** Whatever file a seal names, the next one goes on. The seal itself has a position. */
const nextFile = ({ workspace, file, position }: Cursor): Cursor => ({
  workspace,
  file: file + 1,
  offset: 0,
  position: position + 1,
});

/** Undefined for what holds no commit. */
async function commitIn(
  store: Store,
  line: TailEntry['line'],
  options: CallOptions | undefined,
): Promise<Commit | SyncProblem | undefined> {
  if (line.kind === 'commit') return line.commit;
  if (line.kind !== 'large') return undefined;
  const ops: Op[] = [];
  for (const part of line.parts) {
    const some = await readPart(store, part, options);
    if ('state' in some) return some;
    for (const op of some.ops) ops.push(op);
  }
  return { ...line.header, ops };
}

async function readPart(
  store: Store,
  part: PartRef,
  options: CallOptions | undefined,
): Promise<{ ops: Op[] } | SyncProblem> {
  const { sha256 } = part;
  const got = await getBlob(store, partName(sha256), options);
  if (got.state === 'missing') return stopped({ kind: 'partMissing', sha256 });
  if (got.state !== 'found') return problemOf(got, 'read');
  const ops = await unpackPart(got.bytes, part);
  return ops ? { ops } : stopped({ kind: 'partDamaged', sha256 });
}
