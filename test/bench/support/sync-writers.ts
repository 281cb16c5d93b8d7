import { logName } from '../../../lib/workspace/codec/blob-names.ts';
import { readTail } from '../../../lib/workspace/codec/read-tail.ts';
import { readLog } from '../../../lib/workspace/sync/read-log.ts';
import { createAppendBlob } from '../../../lib/workspace/transport/append-blob.ts';
import { getBlob } from '../../../lib/workspace/transport/read-blob.ts';
import type { Store } from '../../../lib/workspace/transport/send.ts';
import type { Azurite } from '../../stand-ins/azurite/start-azurite.ts';
import { storeOf } from '../../workspace/transport/store-of.ts';
import { createSyncAuthor } from './sync-author.ts';

const WRITERS = 100;
const CONTAINER = 'bench-writers';

/** A hundred members at once, each appending a commit and reading on, as a push does; what they fold is not measured. */
export async function runWriters(azurite: Azurite, commitsEach: number): Promise<Record<string, number>> {
  await azurite.createContainer(CONTAINER);
  const url = azurite.urlOf(CONTAINER);
  await createAppendBlob(storeOf(url), logName(1));
  let requests = 0;
  const counted: typeof fetch = (input, init) => {
    requests += 1;
    return fetch(input, init);
  };
  const start = performance.now();
  const store = storeOf(url, counted);
  await Promise.all(Array.from({ length: WRITERS }, (_, at) => write(store, at, commitsEach)));
  const seconds = (performance.now() - start) / 1000;
  const commits = await countCommits(storeOf(url));
  if (commits !== WRITERS * commitsEach) throw new Error(`${commits} of ${WRITERS * commitsEach} commits are there.`);
  return { 'sync.writers_100': commits / seconds, 'sync.writers_100_requests': requests / commits };
}

async function write(store: Store, seed: number, commits: number): Promise<void> {
  const author = createSyncAuthor(store, { customers: commits, seed });
  let offset = 0;
  for (let done = 0; done < commits; done += 1) {
    await author.append(1);
    const read = await readLog(store, { workspace: '', file: 1, offset, position: 0 });
    if (read.state !== 'read') throw new Error(`The log's store answered: ${read.state}.`);
    offset = read.tail.end;
  }
}

async function countCommits(store: Store): Promise<number> {
  const got = await getBlob(store, logName(1));
  if (got.state !== 'found') throw new Error(`The log's store answered: ${got.state}.`);
  return readTail(got.bytes, 0).entries.filter(({ line }) => line.kind === 'commit').length;
}
