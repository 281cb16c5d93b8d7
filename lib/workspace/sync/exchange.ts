import { getAgent } from '../../db/agent.ts';
import type { Db } from '../../db/schema.ts';
import type { CallOptions, Store } from '../transport/send.ts';
import { leaveFullFile, sealFile } from './next-file.ts';
import { type PullLogOutcome, pullLog } from './pull-log.ts';
import { type PushOutcome, pushNext } from './push-next.ts';
import { type SyncProblem, stopped } from './sync-problem.ts';

export interface ExchangeOptions extends CallOptions {
  sealAt: number;
  /** Nothing was exchanged yet, so that files may have filled up unseen. */
  isFirst: boolean;
}

export type ExchangeOutcome = Exclude<PullLogOutcome, { state: 'current' }> | { state: 'shared' };

const MOST_COMMITS = 1_000;
/** An append may land behind a seal; then it is sent again. */
const MOST_TRIES = 5;

/** Pulls, then pushes what waits, then pulls what was pushed, until nothing waits. */
export async function exchange(db: Db, store: Store, options: ExchangeOptions): Promise<ExchangeOutcome> {
  let most = MOST_COMMITS;
  let [first, tries] = [0, 0];
  let mayBeFull = options.isFirst;
  for (;;) {
    const pulled = await pullToEnd(db, store, mayBeFull, options);
    if (pulled.state !== 'current') return pulled;
    const pushed = await pushNext(db, store, pulled.cursor, most, options);
    if (pushed.state === 'nothing') return { state: 'shared' };
    if (pushed.state === 'waiting' || pushed.state === 'stopped') return pushed;
    const { isSame, problem } = await settle(db, store, pushed, first, pulled.cursor.file, options);
    if (problem) return problem;
    [first, tries] = [pushed.state === 'sent' ? pushed.first : first, isSame ? tries + 1 : 0];
    if (tries > MOST_TRIES) return stopped({ kind: 'unsendable', n: first });
    most = pushed.state === 'moved' ? 1 : MOST_COMMITS;
    mayBeFull = pushed.state === 'full';
  }
}

/** `isSame`: nothing has come of it so far. */
async function settle(
  db: Db,
  store: Store,
  pushed: Extract<PushOutcome, { state: 'sent' | 'moved' | 'full' }>,
  first: number,
  file: number,
  options: ExchangeOptions,
): Promise<{ isSame: boolean; problem?: SyncProblem | undefined }> {
  if (pushed.state !== 'sent') return { isSame: true };
  const isSealing = pushed.blockCount >= options.sealAt;
  const problem = isSealing ? await sealFile(store, file, await getAgent(db), options) : undefined;
  return { isSame: pushed.first === first, problem };
}

/** To the log’s end, beyond files that are full without a seal: when one took no more, and once at the beginning. */
async function pullToEnd(db: Db, store: Store, mayBeFull: boolean, options: ExchangeOptions): Promise<PullLogOutcome> {
  for (;;) {
    const pulled = await pullLog(db, store, options);
    if (pulled.state !== 'current' || !mayBeFull) return pulled;
    const left = await leaveFullFile(db, store, pulled.cursor, options);
    if (left !== 'left') return left ?? pulled;
  }
}
