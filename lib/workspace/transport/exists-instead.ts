import { headBlob } from './read-blob.ts';
import type { CallOptions, Store } from './send.ts';
import type { StoreFault } from './store-fault.ts';

/**
 * A token that may create but not overwrite is answered 403 when the blob is there already: asking for the blob tells
 * that from a token that may not create.
 */
export async function existsInstead(
  store: Store,
  blob: string,
  refusal: StoreFault,
  options?: CallOptions,
): Promise<{ state: 'exists' } | StoreFault> {
  const head = await headBlob(store, blob, options);
  return head.state === 'found' ? { state: 'exists' } : refusal;
}
