import type { CoveragePart } from './CoverageChart.tsx';

/** A part of a whole, with where it begins; both from 0 to 1. */
export interface Share extends CoveragePart {
  start: number;
  fraction: number;
}

/** Parts one after the other; an empty whole has no shares, not an error. */
export function shares(parts: readonly CoveragePart[]): Share[] {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  let start = 0;
  return parts.map((part) => {
    const fraction = total > 0 ? part.count / total : 0;
    const share = { ...part, start, fraction };
    start += fraction;
    return share;
  });
}
