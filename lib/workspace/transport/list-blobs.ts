import { type ListedBlob, parseBlobList } from './parse-blob-list.ts';
import { type CallOptions, type Store, send, unexpected } from './send.ts';
import type { StoreFault } from './store-fault.ts';

export type ListOutcome =
  /** In the order of their names. */
  { state: 'listed'; blobs: ListedBlob[] } | StoreFault;

/** Every blob whose name begins so, page after page. */
export async function listBlobs(store: Store, prefix: string, options?: CallOptions): Promise<ListOutcome> {
  const blobs: ListedBlob[] = [];
  let marker = '';
  do {
    const query = { restype: 'container', comp: 'list', prefix, ...(marker ? { marker } : {}) };
    const answer = await send(store, { method: 'GET', query }, options);
    if (answer.state !== 'answered') return answer;
    if (answer.status !== 200) return unexpected(answer);
    const page = parseBlobList(new TextDecoder().decode(answer.bytes));
    if (!page) return { state: 'notStore', why: 'truncated', status: answer.status };
    blobs.push(...page.blobs);
    marker = page.next;
  } while (marker);
  return { state: 'listed', blobs };
}
