import { customerDoc } from '../../../lib/log/doc-id.ts';
import type { Commit } from '../../../lib/log/types.ts';
import { logName } from '../../../lib/workspace/codec/blob-names.ts';
import { commitLine } from '../../../lib/workspace/codec/write-log-line.ts';
import { appendBlock } from '../../../lib/workspace/transport/append-blob.ts';
import type { Store } from '../../../lib/workspace/transport/send.ts';
import { sampleBook } from '../../sample-data.ts';
import type { SampleSize } from '../page/lookup/bench-engine.ts';

/** A member without a browser, whose commits each designate the own partner on a subscription of another customer. */
export function createSyncAuthor(store: Store, { customers, seed }: SampleSize) {
  const [agent, at] = [crypto.randomUUID(), new Date().toISOString()];
  const book = sampleBook({ customers, resellers: 200, names: 'coined', seed });
  const upcoming = book.customers[Symbol.iterator]();
  let n = 0;

  function next(): Commit {
    const { done, value: customer } = upcoming.next();
    const subscription = done ? undefined : customer.subscriptions[0];
    if (!subscription) throw new Error('More changes than customers.');
    const contact = { supportTenantId: crypto.randomUUID(), supportMpnId: '1234567', name: 'Contoso Support GmbH' };
    const set = { [`subscriptions.${subscription.id}.supportContact`]: contact };
    const ops = [{ put: customerDoc(customer.tenantId), set }];
    n += 1;
    return { v: 1, id: crypto.randomUUID(), agent, n, at, by: 'Anna Example', source: 'edit', base: 0, ops };
  }

  return {
    /** So many commits in one block, each a line. */
    async append(commits: number): Promise<void> {
      const lines = Array.from({ length: commits }, () => commitLine(next()));
      const block = new Uint8Array(await new Blob(lines).arrayBuffer());
      const { state } = await appendBlock(store, logName(1), block);
      if (state !== 'appended') throw new Error(`The log's store answered: ${state}.`);
    },
  };
}
