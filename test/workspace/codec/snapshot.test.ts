import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerDoc } from '../../../lib/log/doc-id.ts';
import { gunzipLines, gzip } from '../../../lib/workspace/codec/gzip.ts';
import { readSnapshot } from '../../../lib/workspace/codec/read-snapshot.ts';
import type { SnapshotHead, SnapshotPage } from '../../../lib/workspace/codec/snapshot.ts';
import { writeSnapshot } from '../../../lib/workspace/codec/write-snapshot.ts';
import { tenant } from '../../fixtures/documents.ts';

const doc = (n: number, text = `name ${n}`) => ({ doc: customerDoc(tenant(n)), json: JSON.stringify({ text }) });
const pages: SnapshotPage[] = [[doc(1), doc(2)], [doc(3)], [{ doc: 'workspace', json: '{"value":{"name":"W"}}' }]];
const head: SnapshotHead = {
  v: 1,
  workspace: 'workspace-1',
  file: 2,
  offset: 4_096,
  position: 77,
  agents: { ann: 5, bob: 1 },
  conflicts: [
    {
      id: '7:x',
      doc: customerDoc(tenant(1)),
      path: 'notes',
      lost: 'A',
      lostAgent: 'ann',
      keptAgent: 'bob',
      position: 7,
    },
  ],
};

async function linesOf(bytes: Uint8Array<ArrayBuffer>): Promise<string[]> {
  const all: string[] = [];
  for await (const lines of gunzipLines(bytes, 1_000_000)) all.push(...lines);
  return all;
}

describe('a snapshot', () => {
  it('is read as it was written', async () => {
    const { bytes, hash } = await writeSnapshot(head, pages);
    expect(await readSnapshot(bytes)).toEqual({ head, pages, hash });
  });

  it('counts whoever writes under the name of what every object has', async () => {
    const agents = Object.fromEntries(['constructor', '__proto__', 'ann'].map((agent, n) => [agent, n]));
    const { bytes } = await writeSnapshot({ ...head, agents }, pages);
    const read = await readSnapshot(bytes);
    expect(Object.entries(read?.head.agents ?? {})).toEqual(Object.entries(agents));
  });

  it('keeps texts of any characters, however the packed bytes are cut into pieces', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 30 }), async (texts) => {
        const page = texts.map((text, n) => doc(n, text));
        const { bytes } = await writeSnapshot(head, [page]);
        expect((await readSnapshot(bytes))?.pages).toEqual([page]);
      }),
    ));

  it('has another hash when a document differs, and the same however the pages come', async () => {
    const { hash } = await writeSnapshot(head, pages);
    const later = (async function* () {
      yield* pages;
    })();
    expect((await writeSnapshot(head, later)).hash).toBe(hash);
    expect((await writeSnapshot(head, [[doc(1), doc(2, 'other')], ...pages.slice(1)])).hash).not.toBe(hash);
  });

  it.each<[string, (lines: string[]) => string[]]>([
    ['without its end', (lines) => lines.slice(0, -1)],
    ['without a document', (lines) => lines.toSpliced(2, 1)],
    ['with a document changed', (lines) => lines.with(1, `${lines[1]}`.replace('name 1', 'name 9'))],
    ['with a page’s end moved', (lines) => lines.toSpliced(2, 0, '')],
    ['with a line that names no document', (lines) => lines.with(1, 'customer/x {}')],
    ['with a head of another version', (lines) => lines.with(0, `${lines[0]}`.replace('"v":1', '"v":2'))],
  ])('is none %s', async (_, change) => {
    const { bytes } = await writeSnapshot(head, pages);
    const changed = await gzip([change(await linesOf(bytes)).join('\n')]);
    expect(await readSnapshot(changed)).toBeUndefined();
  });

  it.each<[string, (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>]>([
    ['cut', (bytes) => bytes.slice(0, -5)],
    ['empty', () => new Uint8Array()],
    ['a page of HTML', () => new TextEncoder().encode('<html>')],
  ])('is none when its bytes are %s', async (_, change) => {
    const { bytes } = await writeSnapshot(head, pages);
    expect(await readSnapshot(change(bytes))).toBeUndefined();
  });
});
