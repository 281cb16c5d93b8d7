import { getEntry } from '../../db/history.ts';
import type { Db } from '../../db/schema.ts';
import { getSentParts } from '../../db/sent-parts.ts';
import { pendingPosition } from '../../log/pending.ts';
import { partName } from '../codec/blob-names.ts';
import { packParts } from '../codec/parts.ts';
import { listBlobs } from '../transport/list-blobs.ts';
import { putBlob } from '../transport/put-blob.ts';
import type { CallOptions, Store } from '../transport/send.ts';

/**
 * Sends parts of this profile's large commits again that the store has lost: whoever has not read them yet stands still
 * without them, and only their author knows that they were there. Being named by what they hold, they are the same.
 * What the store does not let through is tried again another time.
 */
export async function mendParts(db: Db, store: Store, options?: CallOptions): Promise<void> {
  const sent = await getSentParts(db);
  if (sent.length === 0) return;
  const listed = await listBlobs(store, 'ops/', options);
  if (listed.state !== 'listed') return;
  const there = new Set(listed.blobs.map(({ name }) => name));
  for (const { n, names } of sent) {
    const lost = new Set(names.filter((name) => !there.has(partName(name))));
    if (lost.size > 0) await sendAgain(db, store, n, lost, options);
  }
}

async function sendAgain(db: Db, store: Store, n: number, lost: ReadonlySet<string>, options?: CallOptions) {
  const entry = await getEntry(db, pendingPosition(n));
  if (!entry) return;
  for await (const { sha256, bytes } of packParts(entry.commit.ops)) {
    const content = { bytes, type: 'application/gzip' };
    if (lost.has(sha256)) await putBlob(store, partName(sha256), content, { ifAbsent: true }, options);
  }
}
