import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const METADATA = '__azurite_db_blob__.json';
/** Azure: "Append Block": the most blocks of a blob. */
const MOST_BLOCKS = 50_000;

interface Metadata {
  collections: { data: { name?: string; committedBlocksInOrder?: unknown[] }[] }[];
}

/**
 * Gives an append blob of a stopped emulator as many blocks as a blob may have, by repeating its first in the
 * emulator's own records: appending them one by one takes six minutes.
 */
export async function prepareFullBlob(folder: string, blob: string): Promise<void> {
  const file = join(folder, METADATA);
  const metadata: Metadata = JSON.parse(await readFile(file, 'utf8'));
  const blobs = metadata.collections.flatMap(({ data }) => data).filter(({ name }) => name === blob);
  for (const { committedBlocksInOrder: blocks = [] } of blobs) {
    blocks.push(...Array.from({ length: MOST_BLOCKS - blocks.length }, () => blocks[0]));
  }
  await writeFile(file, JSON.stringify(metadata));
}
