import { expect, it } from 'vitest';
import { splitHits } from '../../../components/lookup/split-hits.ts';

const shown = (text: string, ...ranges: [number, number][]) =>
  splitHits(text, ranges)
    .map((part) => (part.isHit ? `[${part.text}]` : part.text))
    .join('');

it.each<[string, [number, number][], string]>([
  ['nothing', [], 'Contoso'],
  ['the beginning', [[0, 3]], '[Con]toso'],
  ['the end', [[5, 7]], 'Conto[so]'],
  ['the whole', [[0, 7]], '[Contoso]'],
  [
    'two places, in either order',
    [
      [5, 7],
      [0, 1],
    ],
    '[C]onto[so]',
  ],
  [
    'places that overlap or touch as one',
    [
      [0, 3],
      [2, 4],
      [4, 5],
    ],
    '[Conto]so',
  ],
  [
    'one place inside another',
    [
      [0, 6],
      [2, 3],
    ],
    '[Contos]o',
  ],
])('marks %s', (_, ranges, expected) => {
  expect(shown('Contoso', ...ranges)).toBe(expected);
});
