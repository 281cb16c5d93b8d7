import type { TenantId } from '../../directory/types.ts';
import type { FeedContent } from '../content/payload.ts';
import type { HostFault } from '../host-request.ts';
import type { Publisher } from './feed-standing.ts';
import type { FeedTask, Published } from './plan-feed.ts';
import { type WriteOutcome, writeFeed } from './write-feed.ts';

/** Where contents come from and records go to. */
export interface PublishRecords {
  /** What the directory says by now; undefined when the customer is gone, or disputed by now. */
  contentOf(tenantId: TenantId): Promise<FeedContent | undefined>;
  publishedOf(tenantId: TenantId): Promise<Published | undefined>;
  /** Keeps what lies on the host; undefined: nothing that is ours any more. */
  save(tenantId: TenantId, published: Published | undefined): Promise<void>;
}

export interface PublishProgress {
  written: number;
  /** Found to be there already. */
  same: number;
  withdrawn: number;
  /** Customers whose feed could not be written, and why. */
  left: LeftFeed[];
}

export interface LeftFeed {
  tenantId: TenantId;
  /** The customer's name, where it is known. */
  company?: string;
  why: Exclude<WriteOutcome, HostFault | { state: 'written' | 'same' }> | { state: 'noContent' };
}

export type PublishOutcome = PublishProgress &
  (
    | { state: 'done' }
    /** By its signal. */
    | { state: 'paused' }
    /** The host cannot be reached, or refuses: the rest would fare no better. */
    | { state: 'stopped'; fault: HostFault }
  );

/** Requests under way at once: what browsers open to one host, over HTTP/1.1. */
const AT_ONCE = 6;

/**
 * Writes feeds, and keeps a record of each before the next. It may be interrupted anywhere and begun again with a new
 * plan. Feeds of one customer are written in their order.
 */
export async function publishFeeds(
  tasks: Iterable<FeedTask>,
  records: PublishRecords,
  publisher: Publisher,
  onProgress: (progress: PublishProgress) => void = () => undefined,
): Promise<PublishOutcome> {
  const progress: PublishProgress = { written: 0, same: 0, withdrawn: 0, left: [] };
  const { signal } = publisher.reach;
  const groups = groupsOf(tasks);
  let fault: HostFault | undefined;
  const work = async () => {
    for (const group of groups) {
      for (const task of group) {
        if (fault || signal?.aborted) return;
        const failed = await perform(task, records, publisher, progress);
        fault ??= failed;
        onProgress(progress);
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  const failed = ends.find((end) => end.status === 'rejected' && !isCancelled(end.reason, signal));
  if (failed?.status === 'rejected') throw failed.reason;
  if (fault) return { ...progress, state: 'stopped', fault };
  return { ...progress, state: signal?.aborted ? 'paused' : 'done' };
}

/** A cancelled request rejects with the signal's reason. */
const isCancelled = (cause: unknown, signal: AbortSignal | undefined) => signal?.aborted && cause === signal.reason;

/** Of each customer together, shared by all who take from it. */
function groupsOf(tasks: Iterable<FeedTask>): IterableIterator<FeedTask[]> {
  return Map.groupBy(tasks, ({ tenantId }) => tenantId).values();
}

async function perform(
  task: FeedTask,
  records: PublishRecords,
  publisher: Publisher,
  progress: PublishProgress,
): Promise<HostFault | undefined> {
  const { tenantId } = task;
  const [content, before] = await Promise.all([records.contentOf(tenantId), records.publishedOf(tenantId)]);
  if (!content && task.kind === 'write') {
    progress.left.push({ tenantId, why: { state: 'noContent' } });
    return undefined;
  }
  const known = before?.epoch === task.epoch ? before : undefined;
  const outcome = await writeFeed(task, content, known, publisher);
  return settle(task, outcome, records, progress);
}

async function settle(
  { kind, tenantId }: FeedTask,
  outcome: WriteOutcome,
  records: PublishRecords,
  progress: PublishProgress,
): Promise<HostFault | undefined> {
  switch (outcome.state) {
    case 'written':
    case 'same':
      if (kind === 'withdraw') return endRecord(tenantId, records, progress);
      await records.save(tenantId, outcome.published);
      progress[outcome.state]++;
      return undefined;
    case 'nothingToRenew':
      // Nothing good stands there: it has ended already.
      if (kind === 'withdraw') return endRecord(tenantId, records, progress);
      progress.left.push({ tenantId, why: outcome });
      return undefined;
    case 'unpublishable':
    case 'contested':
      progress.left.push({ tenantId, why: outcome });
      return undefined;
    default:
      return outcome;
  }
}

async function endRecord(tenantId: TenantId, records: PublishRecords, progress: PublishProgress): Promise<undefined> {
  await records.save(tenantId, undefined);
  progress.withdrawn++;
}
