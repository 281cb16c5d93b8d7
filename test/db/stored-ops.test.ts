import { expect, it } from 'vitest';
import { loadOps, storeOps } from '../../lib/db/stored-ops.ts';
import type { Op } from '../../lib/log/types.ts';

const opsOf = (count: number): Op[] =>
  Array.from({ length: count }, (_, index) => ({
    put: `customer/${index}` as const,
    set: { companyName: index % 3 ? `Contoso "${index}"` : `株式会社${index}` },
  }));

it.each([
  ['none', 0, 'inline'],
  ['a few', 3, 'inline'],
  ['the most that stay inline', 500, 'inline'],
  ['the fewest that become a blob', 501, 'blob'],
  ['a whole number of pieces', 1_600, 'blob'],
  ['many', 5_003, 'blob'],
])('gives back %s as they were', async (_, count, place) => {
  const ops = opsOf(count);
  const stored = storeOps(ops);
  expect(stored instanceof Blob ? 'blob' : 'inline').toBe(place);
  expect(await loadOps(stored)).toEqual(ops);
});
