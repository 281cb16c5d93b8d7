import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinList, splitList } from '../../lib/transfer/cell-list.ts';

const item = fc
  .array(fc.constantFrom('a', ';', '\\', ' ', 'é', ','), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join('').trim())
  .filter(Boolean);

describe('lists in a cell', () => {
  it.each([
    ['several', 'a.example; b.example', ['a.example', 'b.example']],
    ['none', '', []],
    ['empty ones between', ';a;;b;', ['a', 'b']],
    ['an escaped semicolon', 'Smith\\; Sons;Smith', ['Smith; Sons', 'Smith']],
    ['a path with backslashes that mean nothing', 'C:\\temp;x', ['C:\\temp', 'x']],
  ])('splits %s', (_, cell, items) => {
    expect(splitList(cell)).toEqual(items);
  });

  it('splits what it joined, whatever stands in it', () => {
    fc.assert(fc.property(fc.array(item), (items) => void expect(splitList(joinList(items))).toEqual(items)));
  });
});
