import type { Bytes } from '../transport/send.ts';
import { gzip } from './gzip.ts';
import { DirectoryHash, docLine, type SnapshotHead, type SnapshotPage } from './snapshot.ts';

export interface WrittenSnapshot {
  bytes: Bytes;
  /** Of the documents in it: see `DirectoryHash`. */
  hash: string;
}

/** Packs a head, the documents page by page, and an end that proves that nothing is missing. */
export async function writeSnapshot(
  head: SnapshotHead,
  pages: AsyncIterable<SnapshotPage> | Iterable<SnapshotPage>,
): Promise<WrittenSnapshot> {
  const all = new DirectoryHash();
  let hash = '';
  const bytes = await gzip(lines());
  return { bytes, hash };

  async function* lines(): AsyncGenerator<string> {
    yield `${JSON.stringify(head)}\n`;
    let docs = 0;
    for await (const page of pages) {
      docs += page.length;
      await all.add(page);
      yield page.map((doc) => `${docLine(doc)}\n`).join('');
      // An empty line ends a page.
      yield '\n';
    }
    hash = await all.digest();
    yield JSON.stringify({ docs, hash });
  }
}
