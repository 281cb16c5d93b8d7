import { readOutbox } from '../../db/outbox.ts';
import type { Db } from '../../db/schema.ts';
import { noteSentParts } from '../../db/sent-parts.ts';
import type { Commit } from '../../log/types.ts';
import { partName } from '../codec/blob-names.ts';
import type { PartRef } from '../codec/log-line.ts';
import { parseLogLine } from '../codec/parse-log-line.ts';
import { packParts } from '../codec/parts.ts';
import { commitLine, largeLine } from '../codec/write-log-line.ts';
import { putBlob } from '../transport/put-blob.ts';
import type { Bytes, CallOptions, Store } from '../transport/send.ts';
import { problemOf, type SyncProblem, stopped } from './sync-problem.ts';

/** What is appended at once: all of it comes through, in its order, or nothing. */
export interface Block {
  state: 'packed';
  bytes: Bytes;
  /** Numbers of this profile's commits in it. */
  from: number;
  to: number;
}

const MOST_LINE_BYTES = 512 * 1024;
const MOST_BYTES = 1024 * 1024;

/** The next commits that wait, at most as many; a large one alone, its operations sent ahead. */
export async function packBlock(
  db: Db,
  store: Store,
  most: number,
  options?: CallOptions,
): Promise<Block | { state: 'nothing' } | SyncProblem> {
  const lines: Bytes[] = [];
  let [from, to, length] = [0, 0, 0];
  for await (const commit of readOutbox(db)) {
    const line = await lineOf(db, store, commit, lines.length > 0, options);
    if (line === 'later') break;
    if (!(line instanceof Uint8Array)) return line;
    if (lines.length > 0 && length + line.length > MOST_BYTES) break;
    if (!isTaken(line)) return stopped({ kind: 'unsendable', n: commit.n });
    lines.push(line);
    length += line.length;
    [from, to] = [from || commit.n, commit.n];
    if (lines.length >= most || line.length > MOST_LINE_BYTES) break;
  }
  return lines.length > 0 ? { state: 'packed', bytes: joined(lines, length), from, to } : { state: 'nothing' };
}

async function lineOf(
  db: Db,
  store: Store,
  commit: Commit,
  isBehind: boolean,
  options: CallOptions | undefined,
): Promise<Bytes | 'later' | SyncProblem> {
  const line = commitLine(commit);
  if (line.length <= MOST_LINE_BYTES) return line;
  return isBehind ? 'later' : sendParts(db, store, commit, options);
}

/** Parts are named by what they hold: those that are there already were sent before. */
async function sendParts(
  db: Db,
  store: Store,
  { ops, ...header }: Commit,
  options: CallOptions | undefined,
): Promise<Bytes | SyncProblem> {
  const refs: PartRef[] = [];
  for await (const { bytes, sha256, ops: count } of packParts(ops)) {
    const content = { bytes, type: 'application/gzip' };
    const put = await putBlob(store, partName(sha256), content, { ifAbsent: true }, options);
    if (put.state === 'changed') return stopped({ kind: 'partDamaged', sha256 });
    if (put.state !== 'written' && put.state !== 'exists') return problemOf(put, 'create');
    refs.push({ sha256, ops: count });
  }
  const names = refs.map(({ sha256 }) => sha256);
  await noteSentParts(db, header.n, names);
  return largeLine(header, refs);
}

/** What nobody would take must not block the way for what follows unseen. */
function isTaken(line: Bytes): boolean {
  const { kind } = parseLogLine(line.subarray(1, -1));
  return kind === 'commit' || kind === 'large';
}

function joined(lines: readonly Bytes[], length: number): Bytes {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const line of lines) {
    bytes.set(line, at);
    at += line.length;
  }
  return bytes;
}
