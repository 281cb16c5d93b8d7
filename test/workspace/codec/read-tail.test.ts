import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Commit } from '../../../lib/log/types.ts';
import type { LogLine } from '../../../lib/workspace/codec/log-line.ts';
import { readTail, type Tail } from '../../../lib/workspace/codec/read-tail.ts';
import { commitLine, largeLine, sealLine } from '../../../lib/workspace/codec/write-log-line.ts';
import { commits, foreignBytes, join, torn } from './arbitrary-log.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const commit = (agent: string, n: number): Commit => ({
  v: 1,
  id: `${agent}-${n}`,
  agent,
  n,
  at: 'then',
  by: 'Ann',
  source: 'edit',
  base: 0,
  ops: [],
});
const kinds = ({ entries }: Tail) => entries.map(({ line }) => line.kind);
const commitsOf = ({ entries }: Tail) => entries.flatMap(({ line }) => (line.kind === 'commit' ? [line.commit] : []));

describe('the tail of a log', () => {
  it('yields the commits that were written, each with where it ends', () => {
    const blocks = [commitLine(commit('ann', 1)), commitLine(commit('bob', 1))];
    const tail = readTail(join(blocks), 100);
    expect(commitsOf(tail)).toEqual([commit('ann', 1), commit('bob', 1)]);
    const [first = 0, second = 0] = blocks.map(({ length }) => length);
    expect(tail).toMatchObject({ end: 100 + first + second, state: 'open' });
    expect(tail.entries.map(({ end }) => end)).toEqual([100 + first, 100 + first + second]);
  });

  it('names the parts of a commit too large for a line', () => {
    const { ops: _ops, ...header } = commit('ann', 1);
    const parts = [{ sha256: 'a'.repeat(64), ops: 3 }];
    const [entry] = readTail(largeLine(header, parts), 0).entries;
    expect(entry?.line).toEqual({ kind: 'large', header, parts });
  });

  it('ends at a seal, and what follows it is void', () => {
    const seal = sealLine({ v: 1, seal: 2, agent: 'ann' });
    const tail = readTail(join([seal, commitLine(commit('bob', 1))]), 0);
    expect(kinds(tail)).toEqual(['seal']);
    expect(tail).toMatchObject({ state: 'sealed', end: seal.length });
  });

  it('stops before a line of a later version', () => {
    const known = commitLine(commit('ann', 1));
    const tail = readTail(join([known, bytesOf('\n{"v":2,"ops":"unheard of"}\n'), known]), 0);
    expect(kinds(tail)).toEqual(['commit']);
    expect(tail).toMatchObject({ state: 'newer', end: known.length });
  });

  it.each<[string, string | Uint8Array<ArrayBuffer>, Partial<LogLine>]>([
    ['no JSON', 'hello', { why: 'not JSON' }],
    ['half a commit', '{"v":1,"id":"a', { why: 'not JSON' }],
    ['JSON without a version', '{"id":"a"}', { why: 'no version' }],
    ['JSON that is no object', '7', { why: 'no version' }],
    ['no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), { why: 'not JSON' }],
    ['a commit that lacks a field', JSON.stringify({ ...commit('ann', 1), agent: undefined }), { kind: 'foreign' }],
    ['a commit that counts from 0', JSON.stringify(commit('ann', 0)), { kind: 'foreign' }],
    ['a seal that leads back', '{"v":1,"seal":1,"agent":"ann"}', { why: 'seal' }],
    ['parts that are none', JSON.stringify({ ...commit('ann', 1), ops: undefined, parts: [] }), { why: 'parts' }],
    [
      'operations and parts',
      JSON.stringify({ ...commit('ann', 1), parts: [{ sha256: '', ops: 1 }] }),
      { why: 'parts' },
    ],
  ])('passes over %s, which takes its position, and says why', (_, text, expected) => {
    const line = typeof text === 'string' ? bytesOf(text) : text;
    const tail = readTail(join([bytesOf('\n'), line, bytesOf('\n'), commitLine(commit('bob', 1))]), 0);
    expect(kinds(tail)).toEqual(['foreign', 'commit']);
    expect(tail.entries[0]?.line).toMatchObject(expected);
  });
});

describe('any log', () => {
  /** As a member reads it: pieces that end anywhere, each asked for from where the last one's complete lines ended. */
  function readInPieces(bytes: Uint8Array<ArrayBuffer>, lengths: readonly number[]) {
    const entries: Tail['entries'] = [];
    let offset = 0;
    for (const seen of [...lengths.map((length) => length % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]) {
      if (seen < offset) continue;
      const tail = readTail(bytes.slice(offset, seen), offset);
      entries.push(...tail.entries);
      offset = tail.end;
    }
    return { entries, offset };
  }

  it('yields the same entries, however its reading is cut', () => {
    fc.assert(
      fc.property(commits, fc.array(fc.nat(), { maxLength: 12 }), (written, lengths) => {
        const bytes = join(written.map(commitLine));
        const whole = readTail(bytes, 0);
        const pieces = readInPieces(bytes, lengths);
        expect(pieces).toEqual({ entries: whole.entries, offset: whole.end });
        expect(commitsOf(whole)).toEqual(written);
      }),
    );
  });

  it('yields every whole commit, whatever torn and foreign bytes stand between', () => {
    fc.assert(
      fc.property(commits, fc.array(fc.oneof(torn, foreignBytes), { maxLength: 8 }), (written, between) => {
        const blocks = written.flatMap((one, at) => [between[at] ?? new Uint8Array(), commitLine(one)]);
        const tail = readTail(join(blocks), 0);
        expect(commitsOf(tail)).toEqual(written);
        expect(tail.end).toBe(join(blocks).length);
      }),
    );
  });
});
