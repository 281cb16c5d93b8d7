import { utf8 } from '../bytes.ts';
import { type HostAnswer, type HostFault, type HostRequest, type Reach, requestHost } from '../host-request.ts';
import { type FeedHost, saysReadsAlone } from './feed-host.ts';

/** `untold`: the host did not answer, or not so that it can be told. */
export type ReadersMay = 'readAlone' | 'more' | 'untold';

/**
 * What customers could do with the address that they are given. A token may say so itself; of one that names a stored
 * access policy, and of none, only the host knows. It is asked by requests that it never does, under a condition that
 * nothing meets: who may not is refused before that is looked at.
 */
export async function askReadersHost(readers: FeedHost, reach: Reach): Promise<ReadersMay> {
  if (saysReadsAlone(readers)) return 'readAlone';
  const answers = await Promise.all(QUESTIONS.map((question) => ask(question(readers), reach)));
  if (answers.includes('yes')) return 'more';
  return answers.includes('untold') ? 'untold' : 'readAlone';
}

const NEVER = { 'if-match': '"0x0"' };
const MOST_ANSWER_BYTES = 64 * 1024;

type Question = (readers: FeedHost) => Omit<HostRequest, 'most'>;

/** Writing and creating; appending; deleting; listing. */
const QUESTIONS: readonly Question[] = [
  (readers) => ({
    method: 'PUT',
    url: readers.nowhereUrl(),
    headers: { ...NEVER, 'content-type': 'application/jose', 'x-ms-blob-type': 'BlockBlob' },
    body: utf8('-'),
  }),
  (readers) => ({
    method: 'PUT',
    url: readers.nowhereUrl({ comp: 'appendblock' }),
    headers: NEVER,
    body: utf8('-'),
  }),
  (readers) => ({ method: 'DELETE', url: readers.nowhereUrl(), headers: NEVER }),
  (readers) => ({ method: 'GET', url: readers.listUrl() }),
];

type Told = 'yes' | 'no' | 'untold';

async function ask(request: Omit<HostRequest, 'most'>, reach: Reach): Promise<Told> {
  const answer = await requestHost({ ...request, most: MOST_ANSWER_BYTES }, reach);
  switch (answer.state) {
    case 'answered':
      return request.method === 'GET' ? listed(answer) : written(answer);
    case 'forbidden':
      return 'no';
    default:
      return isRefusal(answer, request) ? 'no' : 'untold';
  }
}

/** It would be done but for the condition, or for a blob that is not there. Done all the same by a host without conditions. */
function written({ status, code }: HostAnswer): Told {
  return status < 300 || status === 412 || code === 'BlobNotFound' ? 'yes' : 'no';
}

const listed = ({ status, bytes }: HostAnswer): Told =>
  status === 200 && new TextDecoder().decode(bytes).includes('<EnumerationResults') ? 'yes' : 'no';

/** A web page is no list, and hosts that are for reading alone refuse the rest with one. */
const isRefusal = (fault: HostFault, { method }: Pick<HostRequest, 'method'>): boolean =>
  fault.state === 'webPage' && (method === 'GET' || fault.status >= 400);
