import { type HostFault, type Reach, requestHost, webPage } from '../host-request.ts';

export type FetchOutcome =
  | { state: 'read'; text: string; etag: string }
  /** It is still what the etag names. */
  | { state: 'unchanged' }
  /** Nothing is there, or nothing any more. */
  | { state: 'missing' }
  | HostFault;

export interface Wanted {
  /** With the readers' token. */
  url: string;
  /** Of what is here already. */
  etag?: string;
  /** Bytes. */
  most: number;
}

/** A feed or a list of keys as the host has it, unless it is what is here already. */
export async function fetchText({ url, etag, most }: Wanted, reach: Reach): Promise<FetchOutcome> {
  const headers: Record<string, string> = etag ? { 'if-none-match': etag } : {};
  const answer = await requestHost({ method: 'GET', url, headers, most }, reach);
  if (answer.state !== 'answered') return answer;
  if (answer.status === 304) return { state: 'unchanged' };
  if (answer.status === 404 || answer.status === 410) return { state: 'missing' };
  if (answer.status !== 200) return { state: 'refused', status: answer.status };
  const text = new TextDecoder().decode(answer.bytes);
  return text.trimStart().startsWith('<')
    ? webPage(answer.status, answer.etag)
    : { state: 'read', text, etag: answer.etag };
}
