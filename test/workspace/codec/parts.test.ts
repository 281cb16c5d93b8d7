import { describe, expect, it } from 'vitest';
import { customerDoc } from '../../../lib/log/doc-id.ts';
import type { Op } from '../../../lib/log/types.ts';
import { gzip } from '../../../lib/workspace/codec/gzip.ts';
import { type Part, packParts, unpackPart } from '../../../lib/workspace/codec/parts.ts';
import { sha256 } from '../../../lib/workspace/codec/sha256.ts';
import { tenant } from '../../fixtures/documents.ts';

const notes = 'n'.repeat(1_000);
const ops = Array.from({ length: 6_000 }, (_, n): Op => ({ put: customerDoc(tenant(n)), set: { notes } }));

async function packed(): Promise<Part[]> {
  const parts: Part[] = [];
  for await (const part of packParts(ops)) parts.push(part);
  return parts;
}

describe('a commit too large for a line', () => {
  it('comes whole out of its parts', async () => {
    const parts = await packed();
    expect(parts.length).toBeGreaterThan(1);
    const unpacked = await Promise.all(parts.map((part) => unpackPart(part.bytes, part)));
    expect(unpacked.flat()).toEqual(ops);
  });

  it('names its parts alike each time it is packed, so that sending goes on where it was cut', async () => {
    const names = async () => (await packed()).map((part) => part.sha256);
    expect(await names()).toEqual(await names());
  });

  it.each<[string, string, number]>([
    ['other operations', '{"drop":"workspace"}', 2],
    ['more than it says', '{"drop":"workspace"}\n{"drop":"workspace"}', 1],
    ['no operations', '{"put":"nothing"}', 1],
    ['no JSON', '<html>', 1],
    ['a line without an end', `${' '.repeat(17 * 1024 * 1024)}{"drop":"workspace"}`, 1],
    [
      'more than a part may',
      `{"drop":"workspace"}\n${`${' '.repeat(1024 * 1024)}{"drop":"workspace"}\n`.repeat(21)}`,
      22,
    ],
  ])('has no part that holds %s', async (_, text, count) => {
    const bytes = await gzip([text]);
    expect(await unpackPart(bytes, { sha256: await sha256(bytes), ops: count })).toBeUndefined();
  });

  it('has no part that is not what its name says', async () => {
    const [first] = await packed();
    const bytes = await gzip(['{"drop":"workspace"}']);
    expect(await unpackPart(bytes, { sha256: first?.sha256 ?? '', ops: 1 })).toBeUndefined();
  });
});
