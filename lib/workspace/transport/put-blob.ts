import { existsInstead } from './exists-instead.ts';
import { type Bytes, type CallOptions, type Store, send, unexpected } from './send.ts';
import type { StoreFault } from './store-fault.ts';

export type PutCondition = { ifAbsent: true } | { ifMatch: string };

export type PutOutcome =
  | { state: 'written'; etag: string }
  /** `ifAbsent`: there is one already, which stays as it is. */
  | { state: 'exists' }
  /** `ifMatch`: it is another by now, or gone. */
  | { state: 'changed' }
  | StoreFault;

export interface Content {
  bytes: Bytes;
  /** `application/json` */
  type: string;
  /** Told by `headBlob`: what may be compared without reading the blob. */
  hash?: string;
}

/** Writes a whole blob, if the condition still holds when the store writes it. */
export async function putBlob(
  store: Store,
  blob: string,
  { bytes, type, hash }: Content,
  condition: PutCondition,
  options?: CallOptions,
): Promise<PutOutcome> {
  const isNew = 'ifAbsent' in condition;
  const headers = {
    'x-ms-blob-type': 'BlockBlob',
    'content-type': type,
    ...(hash ? { 'x-ms-meta-hash': hash } : {}),
    ...(isNew ? { 'if-none-match': '*' } : { 'if-match': condition.ifMatch }),
  };
  const answer = await send(store, { method: 'PUT', blob, headers, body: bytes }, options);
  if (isNew && answer.state === 'forbidden') return existsInstead(store, blob, answer, options);
  if (answer.state !== 'answered') return answer;
  if (answer.status === 201) return { state: 'written', etag: answer.headers.get('etag') ?? '' };
  if (answer.code === 'BlobAlreadyExists') return { state: 'exists' };
  if (answer.status === 412) return { state: isNew ? 'exists' : 'changed' };
  return unexpected(answer);
}
