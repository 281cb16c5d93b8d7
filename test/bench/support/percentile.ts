/** The least figure that `share` (in [0, 1]) of all figures do not exceed. Throws when there is none. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const figure = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (figure === undefined) throw new RangeError('There is no percentile of nothing.');
  return figure;
}
