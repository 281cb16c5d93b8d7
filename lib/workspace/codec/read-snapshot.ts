import * as v from 'valibot';
import { parseDocId } from '../../log/doc-id.ts';
import type { DocId } from '../../log/types.ts';
import type { Bytes } from '../transport/send.ts';
import { gunzipLines } from './gzip.ts';
import { DirectoryHash, type SnapshotDoc, type SnapshotHead, type SnapshotPage } from './snapshot.ts';
import { snapshotEnd, snapshotHead } from './snapshot-schema.ts';

/** In characters: several times what 200,000 subscriptions come to. */
const LONGEST = 512 * 1024 * 1024;

export interface Snapshot {
  head: SnapshotHead;
  pages: SnapshotPage[];
  hash: string;
}

/** A snapshot as it was written, or undefined: cut, changed, or none. Its documents are texts still to be parsed. */
export async function readSnapshot(bytes: Bytes): Promise<Snapshot | undefined> {
  const reading = new Reading();
  try {
    for await (const lines of gunzipLines(bytes, LONGEST)) {
      for (const line of lines) await reading.take(line);
    }
    return await reading.snapshot();
  } catch (fault) {
    if (fault instanceof SyntaxError || fault instanceof TypeError || v.isValiError(fault)) return undefined;
    throw fault;
  }
}

class Reading {
  #head: SnapshotHead | undefined;
  #end: { docs: number; hash: string } | undefined;
  #page: SnapshotDoc[] = [];
  #count = 0;
  readonly #pages: SnapshotPage[] = [];
  readonly #hash = new DirectoryHash();

  async take(line: string): Promise<void> {
    if (!this.#head) this.#head = v.parse(snapshotHead, JSON.parse(line));
    else if (line === '') await this.#endPage();
    else if (line.startsWith('{')) this.#end = v.parse(snapshotEnd, JSON.parse(line));
    else this.#page.push(parseDocLine(line));
  }

  async #endPage(): Promise<void> {
    await this.#hash.add(this.#page);
    this.#count += this.#page.length;
    this.#pages.push(this.#page);
    this.#page = [];
  }

  async snapshot(): Promise<Snapshot | undefined> {
    const hash = await this.#hash.digest();
    const isWhole = this.#end?.hash === hash && this.#end.docs === this.#count && this.#page.length === 0;
    return this.#head && isWhole ? { head: this.#head, pages: this.#pages, hash } : undefined;
  }
}

function parseDocLine(line: string): SnapshotDoc {
  const space = line.indexOf(' ');
  const doc = line.slice(0, Math.max(space, 0));
  if (!isDocId(doc)) throw new SyntaxError('no document');
  return { doc, json: line.slice(space + 1) };
}

const isDocId = (text: string): text is DocId => parseDocId(text) !== undefined;
