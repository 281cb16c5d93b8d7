import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_TEXT, guardCell, unguardCell } from '../../lib/transfer/cell-guard.ts';

const hostile = fc
  .tuple(fc.constantFrom('', "'", "''", '=', "'=", "''=", '+', '-', '@', '\t', '\r', '0', ' '), fc.string())
  .map((parts) => parts.join(''));

describe('cell guard', () => {
  it.each([
    ['a formula', '=1+1', "'=1+1"],
    ['a telephone number', '+81 3-5550-0123', "'+81 3-5550-0123"],
    ['a negative number', '-1', "'-1"],
    ['an at sign', '@SUM(A1)', "'@SUM(A1)"],
    ['a tab', '\t=1', "'\t=1"],
    ['a carriage return', '\r=1', "'\r=1"],
    ['a guard of its own', "'=1", "''=1"],
    ['a leading zero, unchanged', '0004391507', '0004391507'],
    ['an apostrophe before a word, unchanged', "'t Hooft", "'t Hooft"],
    ['a lone apostrophe, which means an empty text', "'", "''"],
    ['nothing, unchanged', '', ''],
  ])('guards %s', (_, text, guarded) => {
    expect(guardCell(text)).toBe(guarded);
  });

  it('is undone by unguarding, whatever the text', () => {
    fc.assert(
      fc.property(hostile, (text) => unguardCell(guardCell(text)) === text),
      { numRuns: 1_000 },
    );
  });

  it('never makes a text look like the empty one that is meant', () => {
    fc.assert(fc.property(hostile, (text) => guardCell(text) !== EMPTY_TEXT));
  });

  it('never leaves a cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(hostile, (text) => !/^[=+\-@\t\r]/.test(guardCell(text))),
      { numRuns: 1_000 },
    );
  });
});
