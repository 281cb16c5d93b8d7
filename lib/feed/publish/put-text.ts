import { utf8 } from '../bytes.ts';
import { type HostFault, type Reach, requestHost } from '../host-request.ts';

export type PutCondition = { ifAbsent: true } | { ifMatch: string };

export type PutOutcome =
  /** Hosts that send no etag with it: empty. */
  | { state: 'written'; etag: string }
  /** The condition does not hold: there is one already, or it is another by now, or gone. */
  | { state: 'changed' }
  /** More than the host takes in one file. */
  | { state: 'tooMuch' }
  | HostFault;

const MOST_ANSWER_BYTES = 64 * 1024;

/** Writes a text whole, if the condition still holds when the host writes it. */
export async function putText(url: string, text: string, condition: PutCondition, reach: Reach): Promise<PutOutcome> {
  const headers = {
    ...('ifAbsent' in condition ? { 'if-none-match': '*' } : { 'if-match': condition.ifMatch }),
    'content-type': 'application/jose',
    // Azure: "Put Blob". Other hosts pass over it.
    'x-ms-blob-type': 'BlockBlob',
  };
  const answer = await requestHost({ method: 'PUT', url, headers, body: utf8(text), most: MOST_ANSWER_BYTES }, reach);
  if (answer.state !== 'answered') return answer;
  if ([200, 201, 204].includes(answer.status)) return { state: 'written', etag: answer.etag };
  if (answer.status === 413) return { state: 'tooMuch' };
  return answer.status === 412 || answer.status === 409
    ? { state: 'changed' }
    : { state: 'refused', status: answer.status };
}
