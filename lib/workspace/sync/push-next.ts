import { clearInFlight, markInFlight } from '../../db/outbox.ts';
import type { Cursor, Db } from '../../db/schema.ts';
import { logName } from '../codec/blob-names.ts';
import { type AppendOutcome, appendBlock } from '../transport/append-blob.ts';
import type { CallOptions, Store } from '../transport/send.ts';
import { packBlock } from './pack-block.ts';
import { problemOf, type SyncProblem, stopped } from './sync-problem.ts';

export type PushOutcome =
  | { state: 'nothing' }
  /** Whether it arrived is for the log to tell. `first`: the number of the first commit. */
  | { state: 'sent'; first: number; blockCount: number }
  /** Others were quicker: nothing was sent. */
  | { state: 'moved' }
  /** The file of the log takes no more. */
  | { state: 'full' }
  | SyncProblem;

/**
 * Appends the next commits that wait. Several go only where the log was read to: a copy that is late on its way then
 * finds the end elsewhere and comes to nothing. Of a single one a late copy is dropped, since its number is taken.
 */
export async function pushNext(
  db: Db,
  store: Store,
  { file, offset }: Cursor,
  most: number,
  options?: CallOptions,
): Promise<PushOutcome> {
  const block = await packBlock(db, store, most, options);
  if (block.state !== 'packed') return block;
  const { from, to, bytes } = block;
  await markInFlight(db, { from, to });
  const at = from === to ? {} : { at: offset };
  const appended = await appendBlock(store, logName(file), bytes, { ...options, ...at });
  if (isRefused(appended)) await clearInFlight(db);
  // A single commit goes wherever the end is: nobody asked for the store to look.
  if (appended.state === 'moved' && from === to) return stopped({ kind: 'refused', doing: 'append', ...PRECONDITION });
  return outcomeOf(appended, file, from);
}

const PRECONDITION = { status: 412, code: 'AppendPositionConditionNotMet' };

/** The store took none of it, and never will. */
const isRefused = ({ state }: AppendOutcome) =>
  ['moved', 'full', 'tooLarge', 'missing', 'forbidden', 'noContainer'].includes(state);

function outcomeOf(appended: AppendOutcome, file: number, n: number): PushOutcome {
  switch (appended.state) {
    case 'appended':
      return { state: 'sent', first: n, blockCount: appended.blockCount };
    case 'moved':
    case 'full':
      return appended;
    case 'missing':
      return stopped({ kind: 'logMissing', file });
    case 'tooLarge':
      return stopped({ kind: 'unsendable', n });
    default:
      return problemOf(appended, 'append');
  }
}
