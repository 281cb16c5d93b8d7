import fc from 'fast-check';
import { diffCustomer } from '../../../lib/log/diff.ts';
import type { Commit, Op } from '../../../lib/log/types.ts';
import { commitLine } from '../../../lib/workspace/codec/write-log-line.ts';
import { customerStates } from '../../fixtures/arbitrary.ts';

const op: fc.Arbitrary<Op> = customerStates(1).map((customer) => {
  const created = diffCustomer(undefined, customer);
  if (!created) throw new Error('A customer that is created is a change.');
  return created;
});

const text = fc.string({ unit: 'binary', maxLength: 20 });

const commit: fc.Arbitrary<Commit> = fc.record(
  {
    v: fc.constant(1 as const),
    id: fc.uuid(),
    agent: fc.constantFrom('ann', 'bob'),
    n: fc.integer({ min: 1, max: 99 }),
    at: text,
    by: text,
    source: fc.constantFrom('edit' as const, 'import' as const),
    base: fc.nat(99),
    ops: fc.array(op, { maxLength: 2 }),
  },
  { noNullPrototype: true },
);

export const commits = fc.array(commit, { maxLength: 6 });

/** A block of which only the first bytes came through. */
export const torn = fc
  .tuple(commit, fc.nat())
  .map(([whole, length]) => commitLine(whole).slice(0, length % (commitLine(whole).length - 1)));

/** What another program might append: any bytes but a line of a later version, which is nothing to pass over. */
export const foreignBytes = fc
  .uint8Array({ maxLength: 40 })
  .map((bytes) => new Uint8Array(bytes))
  .filter((bytes) => !new TextDecoder().decode(bytes).includes('"v"'));

export function join(blocks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(blocks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const block of blocks) {
    joined.set(block, at);
    at += block.length;
  }
  return joined;
}
