import { parseCommit } from '../../log/parse-commit.ts';
import type { Op } from '../../log/types.ts';
import type { Bytes } from '../transport/send.ts';
import { gunzipLines, gzip } from './gzip.ts';
import type { PartRef } from './log-line.ts';
import { sha256 } from './sha256.ts';

/** Characters of JSON: packed they come to a tenth, and one is sent again when a sending is cut. */
const PART_LENGTH = 4 * 1024 * 1024;
/** Its last operation may be a large one. */
const LONGEST_PART = 5 * PART_LENGTH;

export interface Part extends PartRef {
  bytes: Bytes;
}

/** Packs the operations of a large commit, one part after the other. */
export async function* packParts(ops: readonly Op[]): AsyncGenerator<Part> {
  let lines: string[] = [];
  let length = 0;
  for (const op of ops) {
    const line = JSON.stringify(op);
    lines.push(line);
    length += line.length;
    if (length < PART_LENGTH) continue;
    yield await pack(lines);
    lines = [];
    length = 0;
  }
  if (lines.length > 0) yield await pack(lines);
}

async function pack(lines: readonly string[]): Promise<Part> {
  const bytes = await gzip([lines.join('\n')]);
  return { sha256: await sha256(bytes), ops: lines.length, bytes };
}

/** The operations of a part; undefined when it is not what its reference says. */
export async function unpackPart(bytes: Bytes, { sha256: expected, ops: count }: PartRef): Promise<Op[] | undefined> {
  if ((await sha256(bytes)) !== expected) return undefined;
  const ops: unknown[] = [];
  try {
    for await (const lines of gunzipLines(bytes, LONGEST_PART)) {
      for (const line of lines) ops.push(JSON.parse(line));
      if (ops.length > count) return undefined;
    }
  } catch (fault) {
    if (fault instanceof SyntaxError || fault instanceof TypeError) return undefined;
    throw fault;
  }
  return ops.length === count ? parseOps(ops) : undefined;
}

function parseOps(ops: readonly unknown[]): Op[] | undefined {
  const parsed = parseCommit({ v: 1, id: '', agent: '', n: 1, at: '', by: '', source: 'import', base: 0, ops });
  return parsed.ok ? parsed.commit.ops : undefined;
}
